package dev.rollcall.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Enrolled;
import dev.rollcall.api.testing.OpenApi;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.testing.Examples;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboundTest {
  private static final Address PERSON = Examples.number(1);

  private final Stores stores = new Stores();
  private final String token = stores.token(Stores.ACME);
  private final InboundHandler handler = Doors.inbound(stores);

  private static ObjectNode message(String from, String text) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("from", from)
        .put("to", "+12125550199")
        .put("body", text);
  }

  private Answered receive(String body) {
    return Call.to(InboundHandler.ROUTE).bearer(token).json(body).by(handler);
  }

  private boolean isSuppressed(Address address) {
    return stores.lines.find(Stores.ACME, address).suppression(Channel.CALL, false).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "STOP, true",
    "stop, true",
    "' Stop. ', true",
    "STOP!!!, true",
    "stop calling me, true",
    "Stop, true",
    "STOPALL, true",
    "opt out, true",
    "OPTOUT, true",
    "Opt-out please, true",
    "unsubscribe, true",
    "quit, true",
    "END, true",
    "cancel, true",
    "revoke, true",
    "Arrêt, true",
    "please don't stop, false",
    "nonstop fun, false",
    "stopping by at 5, false",
    "the end, false",
    "yes, false",
    "'', false"
  })
  void hearsAPersonSayStop(String text, boolean stops) {
    Answered answered = receive(message(PERSON.value(), text).toString());

    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.json().get("suppressed").booleanValue()).isEqualTo(stops);
    assertThat(isSuppressed(PERSON)).isEqualTo(stops);
  }

  @Test
  void suppressesTheSenderOnEveryChannelForThisAccountOnly() {
    receive(message("(212) 555-0101", "STOP").toString());
    Suppression kept =
        stores.lines.find(Stores.ACME, PERSON).suppressions().values().iterator().next();

    assertThat(kept)
        .isEqualTo(
            new Suppression(
                Suppression.Kind.OPT_OUT, Optional.empty(), Stores.NOW, "inbound message"));
    assertThat(stores.lines.find(Stores.GLOBEX, PERSON).suppressions()).isEmpty();
    assertThat(isSuppressed(new Address("+12125550199"))).isFalse();
  }

  @Test
  void takesTheSenderOutOfRunningCampaignsBeforeItAnswers() {
    Enrolled enrolled = new Enrolled(stores);
    enrolled.pending(1);

    receive(message(PERSON.value(), "STOP").toString());
    assertThat(enrolled.now(PERSON).end().orElseThrow().disposition())
        .isEqualTo(Disposition.OPTED_OUT);
  }

  @Test
  void allowsOneConfirmationInTheLanguageOfTheWord() {
    String stop = message(PERSON.value(), "Désinscription").toString();

    Answered first = receive(stop);
    Answered again = receive(stop);

    assertThat(first.text("/confirmation"))
        .isEqualTo("acme : votre désinscription est confirmée. Nous ne vous contacterons plus.");
    assertThat(again.json().get("suppressed").booleanValue()).isTrue();
    assertThat(again.json().get("confirmation").isNull()).isTrue();
  }

  @Test
  void confirmsNothingToWhoeverSaysSomethingElse() {
    Answered answered = receive(message(PERSON.value(), "hello").toString());

    assertThat(answered.json().get("confirmation").isNull()).isTrue();
  }

  @Test
  void takesASenderNameOrShortCodeForTheAccountsOwnSide() {
    ObjectNode body = message(PERSON.value(), "hello").put("to", "72975");

    assertThat(receive(body.toString()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                                        | #
          {}                                                        | #/from #/to #/body
          {"from":7,"to":"x","body":"STOP"}                         | #/from
          {"from":null,"to":"x","body":"STOP"}                      | #/from
          {"from":"","to":"x","body":"STOP"}                        | #/from
          {"from":"nobody","to":"x","body":"STOP"}                  | #/from
          {"from":"+12125550101","to":"","body":"STOP"}             | #/to
          {"from":"+12125550101","to":"x","body":null}              | #/body
          {"from":"+12125550101","to":"x","body":["STOP"]}          | #/body
          {"from":"+12125550101","to":"x","body":"STOP","a/b ~":1}  | #/a~1b%20~0
          """)
  void saysAllThatIsWrong(String body, String pointers) {
    Answered answered = receive(body);

    assertThat(answered.status()).isEqualTo(422);
    assertThat(String.join(" ", answered.json().findValuesAsText("pointer"))).isEqualTo(pointers);
    assertThat(isSuppressed(PERSON)).isFalse();
  }

  @Test
  void refusesWhatItCannotReadOrWhomItDoesNotKnow() {
    String body = message(PERSON.value(), "STOP").toString();

    assertThat(OpenApi.faultsOf(InboundHandler.ROUTE, body)).isEmpty();
    assertThat(Call.to(InboundHandler.ROUTE).json(body).by(handler).status()).isEqualTo(401);
    assertThat(Call.to(InboundHandler.ROUTE).bearer("x").json(body).by(handler).status())
        .isEqualTo(401);
    assertThat(receive(body + "x").status()).isEqualTo(400);
    assertThat(Call.to(InboundHandler.ROUTE).bearer(token).body(body).by(handler).status())
        .isEqualTo(415);
    assertThat(receive(" ".repeat(5 * 1024 * 1024) + body).status()).isEqualTo(413);
    assertThat(isSuppressed(PERSON)).isFalse();
  }
}
