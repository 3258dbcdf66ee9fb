package dev.rollcall.core.recipient;

import java.time.Instant;

/**
 * What became of an attempt.
 *
 * @param disposition in one word
 * @param endedAt when it ended
 * @param talkSeconds how long the parties were connected, ≥ 0
 * @param detail the carrier's own words, at most 200 characters
 */
public record Outcome(Disposition disposition, Instant endedAt, int talkSeconds, String detail) {
  private static final int DETAIL_CHARS_MAX = 200;

  /** Cuts a longer detail, but never through a character. */
  public Outcome {
    detail = Detail.cut(detail, DETAIL_CHARS_MAX);
  }

  /** An outcome about which nothing more is known. */
  public static Outcome of(Disposition disposition, Instant endedAt) {
    return new Outcome(disposition, endedAt, 0, "");
  }
}
