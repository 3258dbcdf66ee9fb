package dev.rollcall.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.webhook.Reply.Answered;
import dev.rollcall.core.webhook.Reply.Fault;
import dev.rollcall.core.webhook.Reply.Unanswered;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  @ParameterizedTest
  @CsvSource({
    "200, Delivered",
    "201, Delivered",
    "204, Delivered",
    "299, Delivered",
    "199, Retry",
    "300, Retry",
    "301, Retry",
    "302, Retry",
    "307, Retry",
    "308, Retry",
    "400, Retry",
    "401, Retry",
    "404, Retry",
    "409, Retry",
    "410, Gone",
    "422, Retry",
    "429, Slow",
    "500, Retry",
    "501, Retry",
    "502, Slow",
    "503, Slow",
    "504, Slow",
    "505, Retry",
  })
  void aStatusDecides(int status, String verdict) {
    assertThat(Verdict.of(new Answered(status, Optional.empty())).getClass().getSimpleName())
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_ALLOWED, Retry",
    "UNKNOWN_HOST, Retry",
    "NO_CONNECTION, Slow",
    "TIMEOUT, Slow",
    "BROKEN, Retry",
  })
  void silenceDecides(Fault fault, String verdict) {
    assertThat(Verdict.of(new Unanswered(fault)).getClass().getSimpleName()).isEqualTo(verdict);
  }

  @Test
  void aPauseIsGrantedForAtMostADay() {
    assertThat(Verdict.of(new Answered(429, Optional.of(Duration.ofSeconds(90)))))
        .isEqualTo(new Verdict.Slow(Optional.of(Duration.ofSeconds(90))));
    assertThat(Verdict.of(new Answered(503, Optional.of(Duration.ofDays(400)))))
        .isEqualTo(new Verdict.Slow(Optional.of(Duration.ofDays(1))));
  }

  @Test
  void whoDoesNotSlowUsDownCannotAskForAPause() {
    assertThat(Verdict.of(new Answered(500, Optional.of(Duration.ofDays(1)))))
        .isEqualTo(new Verdict.Retry());
  }
}
