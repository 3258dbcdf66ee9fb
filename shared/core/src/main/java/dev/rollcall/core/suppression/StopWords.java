package dev.rollcall.core.suppression;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises a message that says stop.
 *
 * <p>A word counts as the whole message or as its first word, never inside a sentence: "please
 * don't stop" is no opt-out. Case, accents and punctuation do not matter. The English words are
 * those of 47 CFR 64.1200(a)(10) as amended by 89 FR 15756, and those that carriers treat alike;
 * those of other languages are what people there are told to send. Whoever is in doubt is taken to
 * have said stop: a word of any language counts everywhere.
 */
public final class StopWords {
  /** Words of one kind of message; several words count in this order, with anything between. */
  private static final Map<String, List<String>> BY_LANGUAGE =
      Map.of(
          "en",
          List.of(
              "stop",
              "stopall",
              "stop all",
              "quit",
              "end",
              "revoke",
              "optout",
              "opt out",
              "cancel",
              "unsubscribe",
              "remove",
              "td"),
          "es",
          List.of("alto", "baja", "parar", "cancelar", "darme de baja", "no mas"),
          "fr",
          List.of("arret", "arreter", "desabonner", "desinscrire", "desinscription"),
          "de",
          List.of("stopp", "abmelden", "abbestellen", "austragen"),
          "pt",
          List.of("sair", "remover", "descadastrar"),
          "it",
          List.of("ferma", "annulla", "cancella", "cancellami", "disiscrivi", "disiscrivimi"),
          "nl",
          List.of("afmelden", "uitschrijven"),
          "tr",
          List.of("ret", "iptal", "dur", "durdur", "cik"),
          "pl",
          List.of("wypisz", "rezygnuje"),
          "sv",
          List.of("avsluta", "avregistrera"));

  private StopWords() {}

  /** Whether a message says stop. */
  public static boolean says(String message) {
    return language(message).isPresent();
  }

  /**
   * The language in which a message says stop, an ISO 639-1 code; empty if it does not.
   *
   * <p>"Stop" itself is taken for English: it is sent everywhere.
   */
  public static Optional<String> language(String message) {
    String said = plain(message) + " ";
    return BY_LANGUAGE.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(word -> said.startsWith(word + " ")))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static String plain(String message) {
    return Normalizer.normalize(message, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        // No accent to take away: a Turkish capital I without its dot, and a Polish L with its bar.
        .replace('ı', 'i')
        .replace('ł', 'l')
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }
}
