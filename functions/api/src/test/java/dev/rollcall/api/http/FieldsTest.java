package dev.rollcall.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.aws.json.Json;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {
  private static final Set<String> WORDS = Set.of("text", "call");

  private final Faults faults = new Faults();

  private Fields fields(String json) {
    try {
      return Fields.of(Json.tree(json), Path.ROOT.name("rows").item(2), faults).orElseThrow();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private Optional<Object> read(String type, Need need, String json) {
    Fields fields = fields(json);
    return switch (type) {
      case "word" -> fields.oneOf("x", need, WORDS).map(Object.class::cast);
      case "date" -> fields.date("x", need).map(Object.class::cast);
      case "time" -> fields.timeOfDay("x", need).map(Object.class::cast);
      default -> throw new IllegalArgumentException(type);
    };
  }

  @Test
  void readsWordsDatesAndTimesOfDay() {
    assertThat(read("word", Need.REQUIRED, "{\"x\":\"call\"}")).contains("call");
    assertThat(read("date", Need.REQUIRED, "{\"x\":\"2028-02-29\"}"))
        .contains(LocalDate.of(2028, 2, 29));
    assertThat(read("time", Need.REQUIRED, "{\"x\":\"09:30\"}")).contains(LocalTime.of(9, 30));
    assertThat(read("time", Need.REQUIRED, "{\"x\":\"23:59:59\"}"))
        .contains(LocalTime.of(23, 59, 59));
    assertThat(faults.list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          word | "Call"                      | NOT_ONE_OF        | must be one of call, text
          word | ""                          | NOT_ONE_OF        | must be one of call, text
          word | 1                           | NOT_TEXT          | must be a string
          word | ["call"]                    | NOT_TEXT          | must be a string
          date | "2026-02-29"                | NOT_A_DATE        | must be a date, such as 2026-11-07
          date | "2026-2-9"                  | NOT_A_DATE        | must be a date, such as 2026-11-07
          date | "2026-11-07T00:00:00Z"      | NOT_A_DATE        | must be a date, such as 2026-11-07
          date | "+12026-11-07"              | NOT_A_DATE        | must be a date, such as 2026-11-07
          date | 20261107                    | NOT_TEXT          | must be a string
          time | "24:00"                     | NOT_A_TIME_OF_DAY | must be a time of day, such as 09:30 or 09:30:00
          time | "9:30"                      | NOT_A_TIME_OF_DAY | must be a time of day, such as 09:30 or 09:30:00
          time | "09:60"                     | NOT_A_TIME_OF_DAY | must be a time of day, such as 09:30 or 09:30:00
          time | "09:30:00.5"                | NOT_A_TIME_OF_DAY | must be a time of day, such as 09:30 or 09:30:00
          time | "09:30Z"                    | NOT_A_TIME_OF_DAY | must be a time of day, such as 09:30 or 09:30:00
          """)
  void saysWhatIsWrongWithOthers(String type, String value, Kind kind, String message) {
    assertThat(read(type, Need.NULLABLE, "{\"x\":" + value + "}")).isEmpty();
    assertThat(faults.list())
        .containsExactly(new Fault(Path.ROOT.name("rows").item(2).name("x"), kind, message));
  }

  @ParameterizedTest
  @CsvSource({"word", "date", "time"})
  void tellsWhatMayBeAbsentFromWhatMayBeNull(String type) {
    assertThat(read(type, Need.OPTIONAL, "{}")).isEmpty();
    assertThat(read(type, Need.NULLABLE, "{}")).isEmpty();
    assertThat(read(type, Need.NULLABLE, "{\"x\":null}")).isEmpty();
    assertThat(faults.isEmpty()).isTrue();

    assertThat(read(type, Need.OPTIONAL, "{\"x\":null}")).isEmpty();
    assertThat(read(type, Need.REQUIRED, "{}")).isEmpty();
    assertThat(faults.list()).extracting(Fault::kind).containsExactly(Kind.NOT_TEXT, Kind.MISSING);
  }

  @Test
  void handsOverWhatNobodyAskedFor() {
    Fields fields = fields("{\"b\":[1,{\"c\":null}],\"x\":\"call\",\"a\":1.50,\"n\":null}");
    fields.oneOf("x", Need.REQUIRED, WORDS);

    Map<String, Object> rest = fields.rest();
    assertThat(rest).containsOnlyKeys("b", "a", "n");
    assertThat(rest.keySet()).containsExactly("b", "a", "n");
    assertThat(Json.write(rest)).isEqualTo("{\"b\":[1,{\"c\":null}],\"a\":1.50,\"n\":null}");
    assertThat(fields("{}").rest()).isEmpty();
  }

  @Test
  void readsAnObjectInAnObject() {
    Fields fields = fields("{\"rule\":{\"x\":\"never\",\"y\":1},\"other\":[]}");

    Fields rule = fields.fields("rule", Need.OPTIONAL).orElseThrow();
    assertThat(rule.oneOf("x", Need.OPTIONAL, WORDS)).isEmpty();
    rule.rejectOthers();
    assertThat(fields.fields("other", Need.NULLABLE)).isEmpty();
    assertThat(fields.fields("absent", Need.NULLABLE)).isEmpty();
    fields.rejectOthers();
    assertThat(faults.list())
        .extracting(fault -> fault.path().toString())
        .containsExactly("rows.2.rule.x", "rows.2.rule.y", "rows.2.other");
  }

  @Test
  void knowsWhatIsThereEvenIfNull() {
    Fields fields = fields("{\"a\":null}");

    assertThat(List.of(fields.has("a"), fields.has("b"))).containsExactly(true, false);
  }
}
