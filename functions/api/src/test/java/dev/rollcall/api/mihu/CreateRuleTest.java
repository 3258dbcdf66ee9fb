package dev.rollcall.api.mihu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.OpenApi;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.rule.RuleKey;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateRuleTest {
  private final Doors doors = new Doors();

  private Answered create(ObjectNode body) {
    assertThat(OpenApi.faultsOf(CreateRuleHandler.ROUTE, body.toString())).isEmpty();
    Answered answered = doors.createRule(body.toString());
    assertThat(answered.status()).as(answered.body()).isEqualTo(201);
    return answered;
  }

  private static String data(Answered answered) {
    return answered.json().at("/data").toString();
  }

  private Rule kept(Answered answered) {
    RuleKey key = new RuleKey(Stores.ACME, answered.text("/data/uuid"));
    return doors.rules.find(key).orElseThrow().rule();
  }

  @Test
  void answersThePagesExampleWithEveryFieldOfThePage() {
    Answered answered = create(Texts.page(CreateRuleHandler.ROUTE));

    ObjectNode body = answered.json().deepCopy();
    String uuid = ((ObjectNode) body.get("data")).remove("uuid").asText();
    assertThat(uuid).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(answered.headers()).containsEntry("Location", "/api/v1/rules/" + uuid);
    assertThat(body)
        .hasToString(
            """
            {"success":true,"message":"Rule created successfully","data":{\
            "name":"Aggressive call rule","type":"call","max_calls_per_day":3,\
            "max_total_calls":10,"retry_interval_minutes":120,"start_time":"09:00:00",\
            "end_time":"18:00:00","dnc_check":true,"remove_on_opt_out":true,\
            "escalation_after_failed_attempts":0,"escalation_type":"<string>",\
            "escalation_target":"<string>","created_at":"2026-11-21T15:00:00Z",\
            "updated_at":"2026-11-21T15:00:00Z"}}\
            """);
  }

  @Test
  void takesThePagesDefaultsForWhatIsNotSaid() {
    assertThat(data(create(Texts.rule())))
        .contains(
            """
            "type":"call","max_calls_per_day":3,"max_total_calls":10,\
            "retry_interval_minutes":120,"start_time":"09:00:00","end_time":"18:00:00",\
            "dnc_check":true,"remove_on_opt_out":true,"escalation_after_failed_attempts":0,\
            "escalation_type":null,"escalation_target":null\
            """);
  }

  @Test
  void takesTheDefaultsForNullWhereThePageAllowsIt() {
    ObjectNode body = Texts.rule();
    body.putNull("retry_interval_minutes").putNull("end_time");
    body.putNull("escalation_after_failed_attempts");
    body.putNull("escalation_type").putNull("escalation_target");

    assertThat(kept(create(body))).isEqualTo(kept(create(Texts.rule())));
  }

  @Test
  void forcesATextRuleToOneAttemptWhateverItSays() {
    ObjectNode body = Texts.page(CreateRuleHandler.ROUTE).put("type", "text");
    body.put("max_total_calls", 7).put("start_time", "10:30").put("dnc_check", false);
    body.put("escalation_after_failed_attempts", 3);

    assertThat(data(create(body)))
        .contains(
            """
            "type":"text","max_calls_per_day":1,"max_total_calls":1,\
            "retry_interval_minutes":null,"start_time":"10:30:00","end_time":null,\
            "dnc_check":false,"remove_on_opt_out":true,"escalation_after_failed_attempts":null,\
            "escalation_type":null,"escalation_target":null\
            """);
  }

  @Test
  void comparesTheTimesOfATextRuleWithNothing() {
    ObjectNode body = Texts.rule().put("type", "text");
    body.put("start_time", "18:00").put("end_time", "18:00");

    assertThat(kept(create(body)).startTime()).isEqualTo(LocalTime.of(18, 0));
  }

  @Test
  void tellsTheDomainEverythingThatWasSaid() {
    ObjectNode body = Texts.rule();
    body.put("max_calls_per_day", 2).put("max_total_calls", 5).put("retry_interval_minutes", 45);
    body.put("start_time", "22:15:30").put("end_time", "06:00");
    body.put("dnc_check", false).put("remove_on_opt_out", false);
    body.put("escalation_after_failed_attempts", 4).put("escalation_type", "notify_manager");
    body.put("escalation_target", "boss@example.com");
    Rule rule = kept(create(body));

    assertThat(rule.name()).isEqualTo("Aggressive call rule");
    assertThat(rule.attemptsPerDayMax()).isEqualTo(2);
    assertThat(rule.attemptsTotalMax()).isEqualTo(5);
    assertThat(rule.retryGap()).contains(Duration.ofMinutes(45));
    assertThat(rule.startTime()).isEqualTo(LocalTime.of(22, 15, 30));
    assertThat(rule.endTime()).contains(LocalTime.of(6, 0));
    assertThat(rule.dncCheck() || rule.removeOnOptOut()).isFalse();
    assertThat(rule.escalation().firesAt(4)).isTrue();
    assertThat(rule.escalation().type()).contains("notify_manager");
    assertThat(rule.escalation().target()).contains("boss@example.com");
  }

  @ParameterizedTest
  @CsvSource({"00:00, 00:00:00", "09:05:07, 09:05:07", "23:59, 23:59:00"})
  void takesTimesWithAndWithoutSeconds(String written, String shown) {
    Answered answered = create(Texts.rule().put("start_time", written).put("end_time", "12:00"));

    assertThat(answered.text("/data/start_time")).isEqualTo(shown);
    assertThat(answered.text("/data/end_time")).isEqualTo("12:00:00");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 255})
  void takesNamesOfThreeToTwoHundredAndFiftyFiveCharactersOfAnyKind(int count) {
    String name = "\uD83D\uDE00".repeat(count);

    assertThat(create(Texts.rule().put("name", name)).text("/data/name")).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "max_calls_per_day, 1",
    "max_calls_per_day, 2147483647",
    "max_total_calls, 1",
    "max_total_calls, 2147483647",
    "retry_interval_minutes, 1",
    "retry_interval_minutes, 525600",
    "escalation_after_failed_attempts, 0",
    "escalation_after_failed_attempts, 2147483647",
  })
  void takesTheEndsOfEveryRange(String field, int value) {
    assertThat(create(Texts.rule().put(field, value)).text("/data/" + field))
        .isEqualTo(Integer.toString(value));
  }

  @Test
  void takesTheLongestOfEveryText() {
    ObjectNode body = Texts.rule();
    body.put("escalation_type", "t".repeat(255)).put("escalation_target", "t".repeat(1000));

    assertThat(create(body).text("/data/escalation_target")).hasSize(1000);
  }

  @Test
  void makesTwoRulesOfOneNameAndOneOfOneKey() {
    String first = create(Texts.rule()).text("/data/uuid");
    String second = create(Texts.rule()).text("/data/uuid");
    Call named =
        Call.to(CreateRuleHandler.ROUTE)
            .bearer(doors.token)
            .header("Idempotency-Key", "k")
            .json(Texts.rule().toString());
    Answered third = named.by(doors.createRule());
    Answered again = named.by(doors.createRule());

    assertThat(first).isNotEqualTo(second);
    assertThat(again.body()).isEqualTo(third.body());
    assertThat(again.headers()).isEqualTo(third.headers());
    assertThat(doors.rules.page(Stores.ACME, Optional.empty(), 1, 10).total()).isEqualTo(3);
  }

  @Test
  void leavesUnknownPropertiesOutForWhoeverPrefersThat() {
    Answered answered =
        Call.to(CreateRuleHandler.ROUTE)
            .bearer(doors.token)
            .header("Prefer", "handling=lenient")
            .json(Texts.rule().put("max_call_per_day", 1).toString())
            .by(doors.createRule());

    assertThat(answered.status()).isEqualTo(201);
    assertThat(answered.text("/data/max_calls_per_day")).isEqualTo("3");
    assertThat(answered.headers())
        .containsEntry("Preference-Applied", "handling=lenient")
        .containsEntry("Rollcall-Ignored", "max_call_per_day");
  }
}
