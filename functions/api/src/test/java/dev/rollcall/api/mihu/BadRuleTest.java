package dev.rollcall.api.mihu;

import static dev.rollcall.api.mihu.Texts.letters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.rule.RuleRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that may be wrong with a rule is said, and nothing of such a rule is kept. */
class BadRuleTest {
  private static final String WHOLE = "must be an integer";
  private static final String STRING = "must be a string";
  private static final String FLAG = "must be true or false";
  private static final String TIME = "must be a time of day, such as 09:30 or 09:30:00";
  private static final String TYPE = "must be one of call, text";

  private final Doors doors = new Doors();

  static Stream<Arguments> oneThingWrong() {
    return Stream.of(
        arguments("name", "null", STRING),
        arguments("name", "7", STRING),
        arguments("name", "\"\"", "must have at least 3 characters"),
        arguments("name", letters(2), "must have at least 3 characters"),
        arguments("name", letters(256), "must have at most 255 characters"),
        arguments("type", "null", STRING),
        arguments("type", "1", STRING),
        arguments("type", "\"\"", TYPE),
        arguments("type", "\"Call\"", TYPE),
        arguments("type", "\"sms\"", TYPE),
        arguments("max_calls_per_day", "null", WHOLE),
        arguments("max_calls_per_day", "\"3\"", WHOLE),
        arguments("max_calls_per_day", "1.5", WHOLE),
        arguments("max_calls_per_day", "0", "must be at least 1"),
        arguments("max_calls_per_day", "-1", "must be at least 1"),
        arguments("max_calls_per_day", "2147483648", "must be at most 2147483647"),
        arguments("max_total_calls", "null", WHOLE),
        arguments("max_total_calls", "true", WHOLE),
        arguments("max_total_calls", "0", "must be at least 1"),
        arguments("max_total_calls", "1e99", "must be at most 2147483647"),
        arguments("retry_interval_minutes", "\"120\"", WHOLE),
        arguments("retry_interval_minutes", "0.5", WHOLE),
        arguments("retry_interval_minutes", "0", "must be at least 1"),
        arguments("retry_interval_minutes", "525601", "must be at most 525600"),
        arguments("start_time", "null", STRING),
        arguments("start_time", "900", STRING),
        arguments("start_time", "\"\"", TIME),
        arguments("start_time", "\"9:00\"", TIME),
        arguments("start_time", "\"24:00\"", TIME),
        arguments("start_time", "\"09:60\"", TIME),
        arguments("start_time", "\"09:00:60\"", TIME),
        arguments("start_time", "\"09:00:00.5\"", TIME),
        arguments("start_time", "\"09:00Z\"", TIME),
        arguments("start_time", "\"18:00\"", "must differ: a window needs two different times"),
        arguments("end_time", "18", STRING),
        arguments("end_time", "\"\"", TIME),
        arguments("end_time", "\"6 pm\"", TIME),
        arguments("end_time", "\"09:00:00\"", "must differ: a window needs two different times"),
        arguments("dnc_check", "null", FLAG),
        arguments("dnc_check", "\"true\"", FLAG),
        arguments("remove_on_opt_out", "null", FLAG),
        arguments("remove_on_opt_out", "1", FLAG),
        arguments("escalation_after_failed_attempts", "\"0\"", WHOLE),
        arguments("escalation_after_failed_attempts", "-1", "must be at least 0"),
        arguments("escalation_after_failed_attempts", "2147483648", "must be at most 2147483647"),
        arguments("escalation_type", "[]", STRING),
        arguments("escalation_type", letters(256), "must have at most 255 characters"),
        arguments("escalation_target", "{}", STRING),
        arguments("escalation_target", letters(1001), "must have at most 1000 characters"),
        arguments("max_call_per_day", "1", "is not known here"),
        arguments("uuid", "\"3c90c3cc-0d44-4b50-8888-8dd25736052a\"", "is not known here"),
        arguments("created_at", "\"2023-11-07T05:31:56Z\"", "is not known here"));
  }

  private List<RuleRecord> kept() {
    return doors.rules.page(Stores.ACME, Optional.empty(), 1, 10).rules();
  }

  @ParameterizedTest
  @MethodSource("oneThingWrong")
  void saysWhatIsWrongWithANewRule(String field, String json, String message) {
    Answered answered = doors.createRule(Texts.with(Texts.rule(), field, json));

    assertThat(Texts.faults(answered)).containsExactly(field + ": " + message);
    assertThat(answered.json().get("success").booleanValue()).isFalse();
    assertThat(kept()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("oneThingWrong")
  void saysWhatIsWrongWithAChange(String field, String json, String message) {
    String uuid = doors.createRule(Texts.rule().toString()).text("/data/uuid");
    List<RuleRecord> before = kept();

    assertThat(Texts.faults(doors.changeRule(uuid, "{\"%s\":%s}".formatted(field, json))))
        .containsExactly(field + ": " + message);
    assertThat(kept()).isEqualTo(before);
  }

  @Test
  void needsAName() {
    assertThat(Texts.faults(doors.createRule("{}"))).containsExactly("name: is required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "\"rule\"", "7"})
  void mustBeAnObject(String body) {
    assertThat(Texts.faults(doors.createRule(body))).containsExactly("body: must be an object");
  }

  @Test
  void mustBeRightAlsoInWhatATextRuleWouldNotHeed() {
    String body =
        """
        {"name": "Text", "type": "text", "max_calls_per_day": 0, "max_total_calls": "x",
         "retry_interval_minutes": -1, "end_time": "late", "escalation_type": 5}\
        """;

    assertThat(Texts.faults(doors.createRule(body)))
        .containsExactly(
            "max_calls_per_day: must be at least 1",
            "max_total_calls: must be an integer",
            "retry_interval_minutes: must be at least 1",
            "end_time: " + TIME,
            "escalation_type: must be a string");
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    String body =
        """
        {"name": "ab", "type": "fax", "max_calls_per_day": 0, "max_total_calls": null,
         "retry_interval_minutes": 0, "start_time": "9", "end_time": 9, "dnc_check": "no",
         "remove_on_opt_out": null, "escalation_after_failed_attempts": -1,
         "escalation_type": 1, "escalation_target": 2, "colour": "red"}\
        """;
    Answered answered = doors.createRule(body);

    assertThat(Texts.faults(answered))
        .containsExactlyInAnyOrder(
            "name: must have at least 3 characters",
            "type: " + TYPE,
            "max_calls_per_day: must be at least 1",
            "max_total_calls: must be an integer",
            "retry_interval_minutes: must be at least 1",
            "start_time: " + TIME,
            "end_time: must be a string",
            "dnc_check: " + FLAG,
            "remove_on_opt_out: " + FLAG,
            "escalation_after_failed_attempts: must be at least 0",
            "escalation_type: must be a string",
            "escalation_target: must be a string",
            "colour: is not known here");
    assertThat(answered.text("/error/field")).isEqualTo("name");
  }
}
