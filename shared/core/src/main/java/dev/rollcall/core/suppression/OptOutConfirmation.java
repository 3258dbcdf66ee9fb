package dev.rollcall.core.suppression;

import java.util.Map;

/**
 * The one text that may still be sent to somebody who said stop: that it was heard. It says from
 * whom and nothing else, since whatever else it said would make it one message too many (47 CFR
 * 64.1200(a)(12)).
 */
public final class OptOutConfirmation {
  private static final String ENGLISH = "en";
  private static final Map<String, String> TEXTS =
      Map.of(
          ENGLISH,
          "%s: you are unsubscribed. You will get no more calls or messages from us.",
          "es",
          "%s: su baja está confirmada. No recibirá más llamadas ni mensajes nuestros.",
          "fr",
          "%s : votre désinscription est confirmée. Nous ne vous contacterons plus.",
          "de",
          "%s: Sie sind abgemeldet. Wir rufen Sie nicht mehr an und schreiben Ihnen nicht.",
          "pt",
          "%s: o seu cancelamento está confirmado. Não voltaremos a contactá-lo.",
          "it",
          "%s: la cancellazione è confermata. Non la contatteremo più.",
          "nl",
          "%s: u bent afgemeld. Wij nemen geen contact meer met u op.",
          "tr",
          "%s: iptal isteğiniz alındı. Sizi bir daha aramayacak ve size yazmayacağız.",
          "pl",
          "%s: rezygnacja przyjęta. Nie będziemy się już z Państwem kontaktować.",
          "sv",
          "%s: du är avregistrerad. Vi kontaktar dig inte igen.");

  private OptOutConfirmation() {}

  /**
   * The text.
   *
   * @param language ISO 639-1; English for one that is not known
   * @param sender by what name people know the tenant
   */
  public static String text(String language, String sender) {
    return TEXTS.getOrDefault(language, TEXTS.getOrDefault(ENGLISH, "%s")).formatted(sender);
  }
}
