package dev.rollcall.core.recipient;

/** Words that stand in a row, which must stay small. */
final class Detail {
  private Detail() {}

  /** Cut to so many characters, but never through one. */
  static String cut(String words, int charsMax) {
    if (words.length() <= charsMax) {
      return words;
    }
    boolean splits = Character.isHighSurrogate(words.charAt(charsMax - 1));
    return words.substring(0, splits ? charsMax - 1 : charsMax);
  }
}
