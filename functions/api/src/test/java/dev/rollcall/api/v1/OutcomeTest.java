package dev.rollcall.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Enrolled;
import dev.rollcall.api.testing.OpenApi;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.webhook.Signature;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {
  private static final String COMPLETED = "{\"disposition\":\"completed\"}";
  private static final String MESSAGE = "msg_1";

  /** The world's clock is far from the engine's. */
  private static final Instant WORLD = Instant.parse("2031-05-01T00:00:00Z");

  private final Stores stores = new Stores();
  private final Enrolled enrolled = new Enrolled(stores);
  private final OutcomeHandler handler = Doors.outcome(stores, () -> WORLD);
  private String attempt = "";

  @BeforeEach
  void call() {
    Recipient calling = enrolled.inCall(1);
    attempt = calling.attemptId(calling.log().live().orElseThrow()).toString();
  }

  private Call signed(String body, String secret, long timestamp) {
    return Call.to(OutcomeHandler.ROUTE)
        .path("attempt_id", attempt)
        .header("webhook-id", MESSAGE)
        .header("webhook-timestamp", Long.toString(timestamp))
        .header("webhook-signature", Signature.of(secret).sign(MESSAGE, timestamp, body))
        .json(body);
  }

  private Answered report(String body) {
    return signed(body, Stores.CARRIER_SECRET, WORLD.getEpochSecond()).by(handler);
  }

  private Recipient person() {
    return enrolled.now(Examples.number(1));
  }

  private Outcome told() {
    return person().log().attempt(1).orElseThrow().outcome().orElseThrow();
  }

  @Test
  void writesDownWhatTheCarrierSays() {
    String body =
        """
        {"disposition":"completed","ended_at":"2026-11-21T17:04:05+02:00",\
        "talk_seconds":41,"detail":"hung up"}\
        """;
    assertThat(OpenApi.faultsOf(OutcomeHandler.ROUTE, body)).isEmpty();

    assertThat(report(body).body()).isEqualTo("{\"recorded\":true}");
    assertThat(told())
        .isEqualTo(
            new Outcome(
                Disposition.COMPLETED, Instant.parse("2026-11-21T15:04:05Z"), 41, "hung up"));
    assertThat(person().isFinished()).isTrue();
  }

  @Test
  void needsNoMoreThanADisposition() {
    report("{\"disposition\":\"busy\",\"ended_at\":null,\"talk_seconds\":null,\"detail\":null}");

    assertThat(told()).isEqualTo(Outcome.of(Disposition.BUSY, Stores.NOW));
    assertThat(person().isFinished()).isFalse();
  }

  @Test
  void changesNothingWhenItIsToldAgain() {
    report(COMPLETED);
    Recipient before = person();

    assertThat(report("{\"disposition\":\"busy\"}").body()).isEqualTo("{\"recorded\":false}");
    assertThat(person()).isEqualTo(before);
  }

  @Test
  void suppressesAPersonWhoOptedOutDuringTheCall() {
    report("{\"disposition\":\"opted_out\"}");

    assertThat(stores.lines.find(Stores.ACME, Examples.number(1)).suppression(Channel.SMS, false))
        .isPresent();
    assertThat(person().end().orElseThrow().disposition()).isEqualTo(Disposition.OPTED_OUT);
  }

  @ParameterizedTest
  @EnumSource(Disposition.class)
  void takesOnlyWhatACarrierCanKnow(Disposition disposition) {
    Answered answered = report("{\"disposition\":\"" + disposition.word() + "\"}");

    assertThat(answered.status()).isEqualTo(disposition.isReportable() ? 200 : 422);
    assertThat(person().log().live().isEmpty()).isEqualTo(disposition.isReportable());
  }

  @Test
  void takesTheSignatureOfAnyOfTheAccountsCarriers() {
    long now = WORLD.getEpochSecond();

    assertThat(signed(COMPLETED, Stores.TEXT_CARRIER_SECRET, now).by(handler).status())
        .isEqualTo(200);
  }

  @Test
  void findsTheRightOneAmongSeveralSignatures() {
    long now = WORLD.getEpochSecond();
    String right = Signature.of(Stores.CARRIER_SECRET).sign(MESSAGE, now, COMPLETED);
    Call call =
        signed(COMPLETED, Stores.STRANGE_SECRET, now)
            .header("webhook-signature", "v1,AAAA v1a,BBBB " + right);

    assertThat(call.by(handler).status()).isEqualTo(200);
  }

  @Test
  void verifiesTheBytesThatWereSentAlsoInBase64() {
    String body = "{\"disposition\":\"completed\",\"detail\":\"Zoë\"}";
    Call call = signed(body, Stores.CARRIER_SECRET, WORLD.getEpochSecond()).bytes(body);

    assertThat(call.by(handler).status()).isEqualTo(200);
    assertThat(told().detail()).isEqualTo("Zoë");
  }

  @ParameterizedTest
  @CsvSource({"-300, 200", "300, 200", "-301, 401", "301, 401", "-1000000, 401"})
  void wantsSignaturesOfTheLastFiveMinutesOfTheWorldsTime(long seconds, int status) {
    long timestamp = WORLD.getEpochSecond() + seconds;

    assertThat(signed(COMPLETED, Stores.CARRIER_SECRET, timestamp).by(handler).status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "webhook-id, ''",
    "webhook-id, another",
    "webhook-timestamp, ''",
    "webhook-timestamp, x",
    "webhook-timestamp, -1",
    "webhook-timestamp, 99999999999999999999",
    "webhook-signature, ''",
    "webhook-signature, v1",
    "webhook-signature, 'v1,AAAA'"
  })
  void refusesHeadersThatProveNothing(String name, String value) {
    Call call =
        signed(COMPLETED, Stores.CARRIER_SECRET, WORLD.getEpochSecond()).header(name, value);

    assertThat(call.by(handler).status()).isEqualTo(401);
    assertThat(person().log().live()).isPresent();
  }

  @Test
  void refusesWhoeverDoesNotKnowASecretOfTheAccount() {
    long now = WORLD.getEpochSecond();
    String token = stores.token(Stores.ACME);
    Call other = signed("{\"disposition\":\"busy\"}", Stores.CARRIER_SECRET, now).json(COMPLETED);
    List<Call> calls =
        List.of(
            Call.to(OutcomeHandler.ROUTE).path("attempt_id", attempt).json(COMPLETED),
            Call.to(OutcomeHandler.ROUTE).path("attempt_id", attempt).bearer(token).json(COMPLETED),
            signed(COMPLETED, Stores.STRANGE_SECRET, now),
            signed(COMPLETED, "the webhook secret of acme", now),
            signed(COMPLETED, Stores.CARRIER_SECRET, now).path("attempt_id", "nobody_abcdefgh-1"),
            other);

    assertThat(calls).allSatisfy(call -> assertThat(call.by(handler).status()).isEqualTo(401));
    assertThat(person().log().live()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme_abcdefgh-1", "acme_c1x12125550101-2", "nonsense", "acme_x-0", ""})
  void knowsWhatIsNoAttempt(String id) {
    Call call =
        signed(COMPLETED, Stores.CARRIER_SECRET, WORLD.getEpochSecond()).path("attempt_id", id);

    assertThat(call.by(handler).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7                                                      | #
          {}                                                     | #/disposition
          {"disposition":null}                                   | #/disposition
          {"disposition":"COMPLETED"}                            | #/disposition
          {"disposition":"completed","ended_at":"now"}           | #/ended_at
          {"disposition":"completed","talk_seconds":-1}          | #/talk_seconds
          {"disposition":"completed","talk_seconds":86401}       | #/talk_seconds
          {"disposition":"completed","talk_seconds":"1"}         | #/talk_seconds
          {"disposition":"completed","detail":{}}                | #/detail
          {"disposition":"completed","colour":"red"}             | #/colour
          {"ended_at":7,"talk_seconds":0.5,"detail":1,"x":1}     | #/disposition #/ended_at #/talk_seconds #/detail #/x
          """)
  void saysAllThatIsWrong(String body, String pointers) {
    Answered answered = report(body);

    assertThat(answered.status()).isEqualTo(422);
    assertThat(String.join(" ", answered.json().findValuesAsText("pointer"))).isEqualTo(pointers);
    assertThat(person().log().live()).isPresent();
  }

  @Test
  void refusesWhatItCannotRead() {
    long now = WORLD.getEpochSecond();
    Call text = signed(COMPLETED, Stores.CARRIER_SECRET, now).header("content-type", "text/plain");

    assertThat(report("{\"disposition\":\"completed\",\"disposition\":\"busy\"}").status())
        .isEqualTo(400);
    assertThat(text.by(handler).status()).isEqualTo(415);
    assertThat(report(" ".repeat(5 * 1024 * 1024) + COMPLETED).status()).isEqualTo(413);
  }
}
