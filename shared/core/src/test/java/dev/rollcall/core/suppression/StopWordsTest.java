package dev.rollcall.core.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StopWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP",
        "stop",
        "Stop.",
        "stop!!!",
        " stop ",
        "\nSTOP\n",
        "\"Stop\"",
        "STOP.",
        "Stop please",
        "stop calling me",
        "STOP ALL",
        "stopall",
        "quit",
        "End",
        "END THIS",
        "revoke",
        "Revoke all",
        "opt out",
        "Opt-Out",
        "opt_out",
        "optout",
        "OPT   OUT",
        "Opt out of this",
        "cancel",
        "unsubscribe",
        "Unsubscribe me.",
        "ARRET",
        "Arrêt",
        "arre\u0302t",
        "remove",
        "Remove me from your list",
        "TD",
        "ＳＴＯＰ",
        "👎 stop",
      })
  void areRecognised(String message) {
    assertThat(StopWords.says(message)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "!",
        "please don't stop",
        "Don't stop",
        "non-stop",
        "stopped by yesterday",
        "stopping",
        "unstoppable",
        "the end",
        "endless thanks",
        "I want to opt in",
        "opt in",
        "opt",
        "out",
        "optional",
        "opt outside",
        "cancelled",
        "cancellation policy?",
        "removed",
        "can you remove the second one",
        "tdd",
        "weekend",
        "yes",
        "start",
        "help",
      })
  void areNotSeenWhereNobodySaysThem(String message) {
    assertThat(StopWords.says(message)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "BAJA, es",
    "Darme de baja por favor, es",
    "no más, es",
    "désabonner, fr",
    "ARRÊT, fr",
    "Abmelden!, de",
    "sair, pt",
    "Annulla, it",
    "Uitschrijven graag, nl",
    "İPTAL, tr",
    "iptal, tr",
    "IPTAL, tr",
    "ıptal, tr",
    "RET, tr",
    "çık, tr",
    "Wypisz mnie, pl",
    "AVSLUTA, sv",
    "stop, en",
    "opt out, en"
  })
  void areKnownInManyLanguages(String message, String language) {
    assertThat(StopWords.language(message)).contains(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bajamos mañana", "durable", "retour demain", "finalmente", "no"})
  void areNoPartsOfOtherWords(String message) {
    assertThat(StopWords.language(message)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "fr", "de", "pt", "it", "nl", "tr", "pl", "sv", "xx"})
  void areConfirmedByOneShortTextThatSaysFromWhom(String language) {
    assertThat(OptOutConfirmation.text(language, "Acme")).startsWith("Acme").hasSizeLessThan(120);
  }
}
