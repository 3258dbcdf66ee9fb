package dev.rollcall.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0                             | PT0S
          120                           | PT2M
          ' 120 '                       | PT2M
          999999999                     | PT277777H46M39S
          Wed, 18 Nov 2026 12:00:30 GMT | PT30S
          Wed, 18 Nov 2026 12:00:00 GMT | PT0S
          Wed, 18 Nov 2026 11:00:00 GMT | PT0S
          """)
  void readsSecondsAndDates(String header, Duration wait) {
    assertThat(RetryAfter.parse(header, NOON)).contains(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "1.5", "soon", "12345678901234567890", "2026-11-18T12:00:30Z", "١٢"})
  void passesOverAnythingElse(String header) {
    assertThat(RetryAfter.parse(header, NOON)).isEmpty();
  }
}
