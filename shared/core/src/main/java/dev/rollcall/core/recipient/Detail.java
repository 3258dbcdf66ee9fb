package dev.rollcall.core.recipient;

/** Words that stand in a row, which must stay small. */
final class Detail {
  private static final int CHARS_MAX = 200;

  private Detail() {}

  /** Cut to 200 characters, but never through one. */
  static String cut(String words) {
    if (words.length() <= CHARS_MAX) {
      return words;
    }
    boolean splits = Character.isHighSurrogate(words.charAt(CHARS_MAX - 1));
    return words.substring(0, splits ? CHARS_MAX - 1 : CHARS_MAX);
  }
}
