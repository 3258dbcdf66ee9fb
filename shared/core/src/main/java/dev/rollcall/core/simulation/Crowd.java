package dev.rollcall.core.simulation;

import dev.rollcall.core.recipient.Recipient;

/**
 * People of whom the engine knows the same: what is computed for one of them holds for all.
 *
 * @param count how many, at least 1
 * @param like their row; only a crowd of one may have been tried already
 */
public record Crowd(int count, Recipient like) {
  /**
   * Refuses a crowd that is none, or whose people were tried and hence differ.
   *
   * @throws IllegalArgumentException if it is
   */
  public Crowd {
    if (count < 1 || (count > 1 && like.log().lastOrdinal() > 0)) {
      throw new IllegalArgumentException("no crowd of " + count);
    }
  }
}
