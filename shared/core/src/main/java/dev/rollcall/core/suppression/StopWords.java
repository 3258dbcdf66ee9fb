package dev.rollcall.core.suppression;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Recognises a message that says stop.
 *
 * <p>A word counts as the whole message or as its first word, never inside a sentence: "please
 * don't stop" is no opt-out. The words are those of 47 CFR 64.1200(a)(10) as amended by 89 FR
 * 15756, and those that carriers treat alike.
 */
public final class StopWords {
  private static final Set<String> WORDS =
      Set.of(
          "stop",
          "stopall",
          "quit",
          "end",
          "revoke",
          "optout",
          "cancel",
          "unsubscribe",
          "arret",
          "remove",
          "td");

  private static final List<String> PHRASES = List.of("opt out", "stop all");

  private StopWords() {}

  /** Whether a message says stop. */
  public static boolean says(String message) {
    String plain =
        Normalizer.normalize(message, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .strip();
    if (PHRASES.stream().anyMatch(p -> plain.equals(p) || plain.startsWith(p + " "))) {
      return true;
    }
    int space = plain.indexOf(' ');
    return WORDS.contains(space < 0 ? plain : plain.substring(0, space));
  }
}
