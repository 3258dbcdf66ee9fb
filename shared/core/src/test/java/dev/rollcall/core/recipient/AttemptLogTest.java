package dev.rollcall.core.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptLogTest {
  private static final Instant NOW = Examples.NOW;

  private static Attempt attempt(int ordinal, Instant at) {
    return new Attempt(
        ordinal, at, "America/New_York", "nonce", at.plusSeconds(660), Optional.empty());
  }

  private static AttemptLog conclude(AttemptLog log, int ordinal, Disposition disposition) {
    return log.concluded(log.attempt(ordinal).orElseThrow(), Outcome.of(disposition, NOW));
  }

  private static AttemptLog after(Disposition... dispositions) {
    AttemptLog log = AttemptLog.EMPTY;
    for (Disposition disposition : dispositions) {
      int ordinal = log.lastOrdinal() + 1;
      log = conclude(log.started(attempt(ordinal, NOW.plusSeconds(ordinal))), ordinal, disposition);
    }
    return log;
  }

  @Test
  void countsAnAttemptFromItsStart() {
    AttemptLog log = AttemptLog.EMPTY.started(attempt(1, NOW));

    assertThat(log.counted()).isEqualTo(1);
    assertThat(log.lastOrdinal()).isEqualTo(1);
    assertThat(log.live()).contains(attempt(1, NOW));
    assertThat(log.lastCounted()).contains(attempt(1, NOW));
  }

  @Test
  void hasNoLiveAttemptOnceItIsConcluded() {
    AttemptLog log = after(Disposition.NO_ANSWER);

    assertThat(log.live()).isEmpty();
    assertThat(log.attempt(1).flatMap(Attempt::outcome).map(Outcome::disposition))
        .contains(Disposition.NO_ANSWER);
    assertThat(log.attempt(2)).isEmpty();
  }

  @Test
  void countsNothingThatWasNotPlacedButGivesItsNumberToNobody() {
    AttemptLog log = after(Disposition.NO_ANSWER, Disposition.NOT_PLACED);

    assertThat(log.counted()).isEqualTo(1);
    assertThat(log.failedInARow()).isEqualTo(1);
    assertThat(log.lastOrdinal()).isEqualTo(2);
    assertThat(log.lastCounted().map(Attempt::ordinal)).contains(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Disposition.class,
      names = {"NO_ANSWER", "BUSY", "VOICEMAIL", "FAILED", "REJECTED", "UNDELIVERED", "UNKNOWN"})
  void countsFailuresInARow(Disposition failure) {
    assertThat(after(failure, failure).failedInARow()).isEqualTo(2);
  }

  @Test
  void startsCountingFailuresAnewOnceSomebodyWasReached() {
    AttemptLog log = after(Disposition.BUSY, Disposition.BUSY, Disposition.COMPLETED);

    assertThat(log.failedInARow()).isZero();
    assertThat(log.counted()).isEqualTo(3);
  }

  @Test
  void countsAnAttemptOnceWhenARealOutcomeReplacesUnknown() {
    AttemptLog unknown = after(Disposition.BUSY, Disposition.UNKNOWN);
    AttemptLog failed = conclude(unknown, 2, Disposition.NO_ANSWER);
    AttemptLog reached = conclude(unknown, 2, Disposition.COMPLETED);

    assertThat(unknown.failedInARow()).isEqualTo(2);
    assertThat(failed.failedInARow()).isEqualTo(2);
    assertThat(failed.counted()).isEqualTo(2);
    assertThat(reached.failedInARow()).isZero();
    assertThat(reached.counted()).isEqualTo(2);
  }

  @Test
  void forgetsWhatCanShareNoDayWithNowButNotItsTotals() {
    AttemptLog log = after(Disposition.BUSY);
    Instant first = log.recent().getFirst().startedAt();
    AttemptLog kept = log.started(attempt(2, first.plus(AttemptLog.KEPT).minusSeconds(1)));
    AttemptLog forgotten = log.started(attempt(2, first.plus(AttemptLog.KEPT)));

    assertThat(kept.recent()).hasSize(2);
    assertThat(forgotten.recent()).hasSize(1);
    assertThat(forgotten.counted()).isEqualTo(2);
    assertThat(forgotten.failedInARow()).isEqualTo(1);
  }

  @Test
  void neverForgetsALiveAttempt() {
    AttemptLog log = AttemptLog.EMPTY.started(attempt(1, NOW));

    assertThat(log.started(attempt(2, NOW.plus(Duration.ofDays(9)))).recent()).hasSize(2);
  }

  @Test
  void remembersThatItEscalated() {
    AttemptLog log = after(Disposition.BUSY).asEscalated();

    assertThat(log.escalated()).isTrue();
    assertThat(conclude(log.started(attempt(2, NOW)), 2, Disposition.COMPLETED).escalated())
        .isTrue();
  }
}
