package dev.rollcall.core.channel;

import java.util.Locale;

/** A way to reach somebody. */
public enum Channel {
  CALL,
  SMS,
  WHATSAPP,
  EMAIL;

  /** The word that pages, carriers and stored rows use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The channel of a word.
   *
   * @throws IllegalArgumentException if no channel is called so
   */
  public static Channel of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
