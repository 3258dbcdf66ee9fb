package dev.rollcall.api.mrassistant;

import static dev.rollcall.api.testing.Bodies.with;
import static dev.rollcall.api.testing.Bodies.withTarget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Bodies;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that may be wrong with a campaign is said, and nothing of such a campaign is kept. */
class BadCampaignTest {
  private static final String LONG = "\"" + "x".repeat(256) + "\"";
  private static final String LARGE = "{\"k\":\"" + "x".repeat(32 * 1024) + "\"}";

  private final Stores stores = new Stores();
  private final String token = stores.token(Stores.ACME);
  private final CreateCampaignHandler handler = Doors.create(stores);

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(stores.campaigns.recent(Stores.ACME, Optional.empty(), 10).items()).isEmpty();
    assertThat(stores.wakes.due(Stores.NOW.plusSeconds(1_000_000), 10)).isEmpty();
    assertThat(stores.queued).isEmpty();
  }

  private Answered create(String body) {
    return Call.to(CreateCampaignHandler.ROUTE).bearer(token).json(body).by(handler);
  }

  private static List<String> faults(Answered answered) {
    assertThat(answered.status()).as(answered.body()).isEqualTo(422);
    return StreamSupport.stream(answered.json().get("detail").spliterator(), false)
        .map(BadCampaignTest::line)
        .toList();
  }

  private static String line(JsonNode entry) {
    List<String> loc = new ArrayList<>();
    entry.get("loc").forEach(step -> loc.add(step.asText()));
    assertThat(loc.getFirst()).isEqualTo("body");
    return String.join(".", loc.subList(1, loc.size())) + " " + entry.get("type").asText();
  }

  static Stream<Arguments> oneThingWrong() {
    return Stream.of(
        arguments(with("agent_id", ""), "agent_id missing"),
        arguments(with("agent_id", "null"), "agent_id string_type"),
        arguments(with("agent_id", "7"), "agent_id string_type"),
        arguments(with("agent_id", "\"\""), "agent_id uuid_parsing"),
        arguments(with("agent_id", "\"3c90c3cc-0d44-4b50-8888\""), "agent_id uuid_parsing"),
        arguments(
            with("agent_id", "\"3c90c3cc0d444b5088888dd25736052a\""), "agent_id uuid_parsing"),
        arguments(
            with("agent_id", "\"3c90c3cc-0d44-4b50-8888-8dd25736052g\""), "agent_id uuid_parsing"),
        arguments(with("name", ""), "name missing"),
        arguments(with("name", "null"), "name string_type"),
        arguments(with("name", "[\"x\"]"), "name string_type"),
        arguments(with("name", "\"\""), "name string_too_short"),
        arguments(with("name", LONG), "name string_too_long"),
        arguments(with("targets", ""), "targets missing"),
        arguments(with("targets", "null"), "targets list_type"),
        arguments(with("targets", "{}"), "targets list_type"),
        arguments(with("targets", "[]"), "targets too_short"),
        arguments(Bodies.campaign(Bodies.numbers(1001)).toString(), "targets too_long"),
        arguments(with("targets", "[null]"), "targets.0 dict_type"),
        arguments(with("targets", "[\"+12125550123\"]"), "targets.0 dict_type"),
        arguments(with("targets", "[[]]"), "targets.0 dict_type"),
        arguments(withTarget("to_number", ""), "targets.0.to_number missing"),
        arguments(withTarget("to_number", "null"), "targets.0.to_number string_type"),
        arguments(withTarget("to_number", "12125550123"), "targets.0.to_number string_type"),
        arguments(withTarget("to_number", "\"\""), "targets.0.to_number value_error"),
        arguments(withTarget("to_number", "\"+1212555\""), "targets.0.to_number value_error"),
        arguments(withTarget("to_number", "\"+19995550123\""), "targets.0.to_number value_error"),
        arguments(withTarget("to_number", "\"x@example.com\""), "targets.0.to_number value_error"),
        arguments(withTarget("to_number", "\"911\""), "targets.0.to_number value_error"),
        arguments(withTarget("to_number", LONG), "targets.0.to_number string_too_long"),
        arguments(withTarget("to_number", "\"+19005550123\""), "targets.0.to_number value_error"),
        arguments(withTarget("from_number", "null"), "targets.0.from_number string_type"),
        arguments(withTarget("from_number", "true"), "targets.0.from_number string_type"),
        arguments(withTarget("from_number", "\"nobody\""), "targets.0.from_number value_error"),
        arguments(withTarget("context", "null"), "targets.0.context dict_type"),
        arguments(withTarget("context", "[]"), "targets.0.context dict_type"),
        arguments(withTarget("context", "\"{}\""), "targets.0.context dict_type"),
        arguments(withTarget("context", LARGE), "targets.0.context value_error"),
        arguments(withTarget("from", "\"x\""), "targets.0.from extra_forbidden"),
        arguments(with("schedule_at", "7"), "schedule_at string_type"),
        arguments(with("schedule_at", "\"\""), "schedule_at datetime_parsing"),
        arguments(with("schedule_at", "\"tomorrow\""), "schedule_at datetime_parsing"),
        arguments(with("schedule_at", "\"2026-11-22\""), "schedule_at datetime_parsing"),
        arguments(with("schedule_at", "\"2026-11-22T09:00:00\""), "schedule_at datetime_parsing"),
        arguments(with("schedule_at", "\"2026-02-30T09:00:00Z\""), "schedule_at datetime_parsing"),
        arguments(with("schedule_at", "\"2026-11-22T25:00:00Z\""), "schedule_at datetime_parsing"),
        arguments(
            with("schedule_at", "\"+12026-11-22T09:00:00Z\""), "schedule_at datetime_parsing"),
        arguments(with("concurrent_calls", "null"), "concurrent_calls int_type"),
        arguments(with("concurrent_calls", "\"1\""), "concurrent_calls int_type"),
        arguments(with("concurrent_calls", "1.5"), "concurrent_calls int_type"),
        arguments(with("concurrent_calls", "true"), "concurrent_calls int_type"),
        arguments(with("concurrent_calls", "0"), "concurrent_calls greater_than_equal"),
        arguments(with("concurrent_calls", "-1"), "concurrent_calls greater_than_equal"),
        arguments(with("concurrent_calls", "11"), "concurrent_calls less_than_equal"),
        arguments(
            with("concurrent_calls", "99999999999999999999"), "concurrent_calls less_than_equal"),
        arguments(with("concurrent_calls", "1e999999"), "concurrent_calls less_than_equal"),
        arguments(with("concurrent_calls", "1e-999999"), "concurrent_calls int_type"),
        arguments(with("retry_failed", "null"), "retry_failed bool_type"),
        arguments(with("retry_failed", "\"true\""), "retry_failed bool_type"),
        arguments(with("retry_failed", "1"), "retry_failed bool_type"),
        arguments(with("retry_attempts", "null"), "retry_attempts int_type"),
        arguments(with("retry_attempts", "0.1"), "retry_attempts int_type"),
        arguments(with("retry_attempts", "-1"), "retry_attempts greater_than_equal"),
        arguments(with("retry_attempts", "4"), "retry_attempts less_than_equal"),
        arguments(with("context", "null"), "context dict_type"),
        arguments(with("context", "[]"), "context dict_type"),
        arguments(with("context", LARGE), "context value_error"),
        arguments(with("webhook_url", "7"), "webhook_url string_type"),
        arguments(with("webhook_url", "\"\""), "webhook_url value_error"),
        arguments(with("webhook_url", "\"http://hooks.example.com/\""), "webhook_url value_error"),
        arguments(with("webhook_url", "\"https://127.0.0.1/\""), "webhook_url value_error"),
        arguments(with("webhook_url", "\"https://10.1.2.3/\""), "webhook_url value_error"),
        arguments(with("webhook_url", "\"https://[::1]/\""), "webhook_url value_error"),
        arguments(with("webhook_url", "\"https://localhost/\""), "webhook_url value_error"),
        arguments(with("webhook_url", "\"not a url\""), "webhook_url value_error"),
        arguments(
            with("webhook_url", "\"https://x.example/" + "y".repeat(2048) + "\""),
            "webhook_url string_too_long"),
        arguments(with("webhook_secret", "{}"), "webhook_secret string_type"),
        arguments(with("webhook_secret", "\"\""), "webhook_secret string_too_short"),
        arguments(
            with("webhook_secret", "\"" + "s".repeat(257) + "\""),
            "webhook_secret string_too_long"),
        arguments(with("webhook_secret", "\"whsec_no base64\""), "webhook_secret value_error"),
        arguments(with("notify_on_call_complete", "null"), "notify_on_call_complete bool_type"),
        arguments(with("notify_on_call_complete", "0"), "notify_on_call_complete bool_type"),
        arguments(with("concurent_calls", "1"), "concurent_calls extra_forbidden"),
        arguments("[]", " dict_type"),
        arguments("null", " dict_type"),
        arguments("\"text\"", " dict_type"),
        arguments("7", " dict_type"));
  }

  @ParameterizedTest
  @MethodSource("oneThingWrong")
  void saysWhatIsWrong(String body, String fault) {
    assertThat(faults(create(body))).containsExactly(fault);
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    String body =
        """
        {
          "agent_id": "nobody",
          "targets": [
            {"to_number": "+12125550123", "from_number": 7},
            {"to_number": "12", "colour": "red"},
            "+12125550124",
            {"context": [], "to_number": null}
          ],
          "schedule_at": "soon",
          "concurrent_calls": 0,
          "retry_failed": "yes",
          "retry_attempts": 9,
          "context": null,
          "webhook_url": "ftp://hooks.example.com",
          "webhook_secret": "",
          "notify_on_call_complete": 1,
          "color": "red"
        }\
        """;

    assertThat(faults(create(body)))
        .containsExactlyInAnyOrder(
            "agent_id uuid_parsing",
            "name missing",
            "targets.0.from_number string_type",
            "targets.1.to_number value_error",
            "targets.1.colour extra_forbidden",
            "targets.2 dict_type",
            "targets.3.context dict_type",
            "targets.3.to_number string_type",
            "schedule_at datetime_parsing",
            "concurrent_calls greater_than_equal",
            "retry_failed bool_type",
            "retry_attempts less_than_equal",
            "context dict_type",
            "webhook_url value_error",
            "webhook_secret string_too_short",
            "notify_on_call_complete bool_type",
            "color extra_forbidden");
  }

  @Test
  void namesBothWhenANumberIsCalledTwiceHoweverItIsWritten() {
    Answered answered =
        create(
            Bodies.campaign("+12125550123", "+12125550124", "(212) 555-0123", "+12125550123")
                .toString());

    assertThat(faults(answered))
        .containsExactly("targets.2.to_number value_error", "targets.3.to_number value_error");
    assertThat(answered.text("/detail/0/msg")).isEqualTo("targets 0 and 2 have the same number");
    assertThat(answered.text("/detail/1/msg")).isEqualTo("targets 0 and 3 have the same number");
    assertThat(answered.body()).doesNotContain("5550123");
  }

  @Test
  void callsNoNumberThatChargesItsCallers() {
    Answered answered = create(Bodies.campaign("+19005550123").toString());

    assertThat(answered.text("/detail/0/msg")).isEqualTo("is of a kind that is never called");
  }

  @Test
  void countsTargetsByWhereTheyStandAlsoBehindABadOne() {
    Answered answered = create(Bodies.campaign("1", "+12125550123", "+12125550123").toString());

    assertThat(faults(answered))
        .containsExactly("targets.0.to_number value_error", "targets.2.to_number value_error");
    assertThat(answered.text("/detail/1/msg")).isEqualTo("targets 1 and 2 have the same number");
  }

  @Test
  void measuresATargetsContextTogetherWithTheCampaigns() {
    String half = "x".repeat(17 * 1024);
    ObjectNode apart = Bodies.campaign();
    apart.putObject("context").put("a", half);
    ((ObjectNode) apart.withArray("targets").get(0)).putObject("context").put("b", half);

    assertThat(faults(create(apart.toString()))).containsExactly("targets.0.context value_error");
  }

  @Test
  void answersEvenWhenThereIsMoreWrongThanAnAnswerCanHold() {
    StringBuilder body = new StringBuilder("{\"agent_id\":1");
    for (int i = 0; i < 100_000; i++) {
      body.append(",\"").append(Integer.toString(i, 36)).append("\":1");
    }
    Answered answered = create(body.append('}').toString());

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.body()).hasSizeLessThan(2_000_000).contains("more faults");
  }
}
