package dev.rollcall.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-21T15:00:00Z,            2026-11-21T15:00:00Z",
    "2026-11-21t15:00:00z,            2026-11-21T15:00:00Z",
    "2026-11-21T15:00:00+00:00,       2026-11-21T15:00:00Z",
    "2026-11-21T15:00:00-00:00,       2026-11-21T15:00:00Z",
    "2026-11-21T15:00:00+05:30,       2026-11-21T09:30:00Z",
    "2026-11-21T15:00:00.5-08:00,     2026-11-21T23:00:00.500Z",
    "2026-11-21T15:00:00.123456789Z,  2026-11-21T15:00:00.123456789Z",
    "2024-02-29T00:00:00Z,            2024-02-29T00:00:00Z",
    "9999-12-31T23:59:59Z,            9999-12-31T23:59:59Z"
  })
  void readsWhatRfc3339Writes(String text, Instant instant) {
    assertThat(Times.parse(text)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-21",
        "2026-11-21T15:00:00",
        "2026-11-21T15:00Z",
        "2026-11-21 15:00:00Z",
        "2026-11-21T15:00:00+0530",
        "2026-11-21T15:00:00+05",
        "2026-11-21T15:00:00 Z",
        "2026-11-21T15:00:00.Z",
        "2026-11-21T15:00:00.1234567890Z",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-11-21T24:00:00Z",
        "2026-11-21T15:60:00Z",
        "2026-11-21T15:00:00+19:00",
        "12026-11-21T15:00:00Z",
        "-2026-11-21T15:00:00Z",
        "0000-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-01:00",
        "２０２６-11-21T15:00:00Z",
        "1764601200"
      })
  void readsNothingElse(String text) {
    assertThat(Times.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-01-01", "2026-11-07", "9999-12-31"})
  void readsDates(String text) {
    assertThat(Times.parseDate(text)).contains(LocalDate.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00:00", "23:59", "09:30:15"})
  void readsTimesOfDay(String text) {
    assertThat(Times.parseTimeOfDay(text)).contains(LocalTime.parse(text));
  }
}
