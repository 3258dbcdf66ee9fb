package dev.rollcall.api.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.problem.Problem;
import dev.rollcall.api.problem.Problems;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.tenant.Policy;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How properties that nobody knows are left out instead of rejected. */
class LenientTest {
  private static final String APPLIED = "Preference-Applied";
  private static final String IGNORED = "Rollcall-Ignored";

  private final Stores stores = new Stores();
  private final String token = stores.token(Stores.ACME);
  private final Door door = stores.door(new Problems());

  private static APIGatewayV2HTTPResponse room(Visit visit) {
    Fields fields = Fields.of(visit.body(), Path.ROOT, visit.faults()).orElseThrow();
    fields.text("body", Need.REQUIRED, 0, 10);
    fields.rejectOthers();
    return visit.faults().isEmpty()
        ? Answer.json(200, Map.of("suppressed", true, "confirmation", "Acme: heard."))
        : Problem.invalidBody(visit.faults().list());
  }

  private Answered send(Call call) {
    return call.by((event, context) -> door.open(event, LenientTest::room));
  }

  private Call call(String body) {
    return Call.to("POST /v1/inbound").bearer(token).json(body);
  }

  private void policyIsLenient() {
    Policy policy = Policy.DEFAULT;
    stores.put(
        Stores.tenant(
            Stores.ACME,
            Stores.CARRIER_SECRET,
            new Policy(
                policy.reachableHours(),
                policy.defaultCountry(),
                policy.defaultZone(),
                policy.countries(),
                policy.rollingCaps(),
                policy.retryGap(),
                policy.retention(),
                true,
                policy.packs(),
                policy.refusalsInRowMax())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "handling=lenient",
        "Handling = \"lenient\"",
        "respond-async, handling=lenient; x=y",
        "handling=lenient, handling=strict"
      })
  void leavesThemOutWhereTheCallerPrefersSo(String preference) {
    Answered answered =
        send(call("{\"body\":\"x\",\"boddy\":1,\"bodi\":2}").header("prefer", preference));

    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.headers())
        .containsEntry(APPLIED, "handling=lenient")
        .containsEntry(IGNORED, "boddy, bodi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "handling=strict",
        "handling",
        "lenient",
        "handling=LENIENT",
        "return=minimal"
      })
  void rejectsThemOtherwise(String preference) {
    Answered answered = send(call("{\"body\":\"x\",\"boddy\":1}").header("Prefer", preference));

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.headers()).doesNotContainKeys(APPLIED, IGNORED);
  }

  @Test
  void leavesThemOutWhereTheAccountsPolicySaysSoAndTheCallerNothingElse() {
    policyIsLenient();
    String body = "{\"body\":\"x\",\"boddy\":1}";

    assertThat(send(call(body)).headers()).containsEntry(IGNORED, "boddy");
    assertThat(send(call(body).header("Prefer", "handling=strict")).status()).isEqualTo(422);
  }

  @Test
  void saysThatItIsLenientEvenWhereNothingIsLeftOut() {
    Answered answered = send(call("{\"body\":\"x\"}").header("Prefer", "handling=lenient"));

    assertThat(answered.headers())
        .containsEntry(APPLIED, "handling=lenient")
        .doesNotContainKey(IGNORED);
  }

  @Test
  void isNotLenientWithAnythingElse() {
    Answered answered = send(call("{\"boddy\":1}").header("Prefer", "handling=lenient"));

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.headers()).containsEntry(IGNORED, "boddy");
  }

  @Test
  void namesNothingThatCouldSplitAHeader() {
    Answered answered =
        send(
            call("{\"body\":\"x\",\"a\\r\\nSet-Cookie: b=c\":1,\"d, e.f\":2,\"ü\":3,\"\":4}")
                .header("Prefer", "handling=lenient"));

    assertThat(answered.headers())
        .containsEntry(IGNORED, "a%0D%0ASet-Cookie%3A%20b%3Dc, d%2C%20e%2Ef, %C3%BC, ");
  }

  @Test
  void countsWhatAHeaderCannotHold() {
    String many =
        IntStream.range(0, 5000)
            .mapToObj("\"property%d\":0"::formatted)
            .collect(Collectors.joining(",", "{\"body\":\"x\",", "}"));
    String longest = "{\"body\":\"x\",\"" + "n".repeat(3000) + "\":1}";

    String header =
        send(call(many).header("Prefer", "handling=lenient")).headers().getOrDefault(IGNORED, "");
    assertThat(header).startsWith("property0, property1, ").endsWith(" more").hasSizeLessThan(2100);
    int named = header.split(", ", -1).length - 1;
    assertThat(header).endsWith(", +" + (5000 - named) + " more");
    assertThat(send(call(longest).header("Prefer", "handling=lenient")).headers())
        .containsEntry(IGNORED, "+1 more");
  }
}
