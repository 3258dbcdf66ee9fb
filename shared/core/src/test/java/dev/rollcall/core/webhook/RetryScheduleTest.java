package dev.rollcall.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int IDS = 1000;

  @Test
  void threeQuickTriesFollowTheFirstWithinAQuarterOfAnHour() {
    for (String id : ids()) {
      Duration total = Duration.ZERO;
      int tries = 1;
      for (var wait = RetrySchedule.quick(id, tries);
          wait.isPresent();
          wait = RetrySchedule.quick(id, ++tries)) {
        total = total.plus(wait.get());
      }

      assertThat(tries - 1).isEqualTo(3);
      assertThat(total).isLessThanOrEqualTo(RetrySchedule.QUICK_MAX);
    }
  }

  @Test
  void sevenLaterTriesFollowAtGrowingDistancesWithinThreeDays() {
    for (String id : ids()) {
      Duration total = Duration.ZERO;
      Duration last = Duration.ZERO;
      int round = 0;
      for (; !RetrySchedule.isLast(round); round++) {
        Duration wait = RetrySchedule.later(id, round);
        assertThat(wait).isGreaterThan(last);
        last = wait;
        total = total.plus(wait);
      }

      assertThat(round).isEqualTo(7);
      assertThat(total).isBetween(Duration.ofHours(60), Duration.ofHours(71));
    }
  }

  @Test
  void twoNoticesThatFailTogetherComeBackApart() {
    Set<Duration> waits = new HashSet<>();
    for (String id : ids()) {
      waits.add(RetrySchedule.later(id, 0));
    }

    assertThat(waits).hasSizeGreaterThan(IDS * 9 / 10);
    assertThat(RetrySchedule.later("evt_1", 0)).isEqualTo(RetrySchedule.later("evt_1", 0));
  }

  @Test
  void anEndpointThatStaysSilentPausesEverLongerUpToAQuarterOfAnHour() {
    EndpointState state = new EndpointState.Open();
    List<Long> minutes = new ArrayList<>();
    Instant now = NOON;
    for (int i = 0; i < 6; i++) {
      Duration pause = RetrySchedule.pause(state, now);
      minutes.add(pause.toMinutes());
      now = now.plus(pause);
      state = new EndpointState.Slowed(now, pause);
    }

    assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 15L, 15L);
  }

  @Test
  void aPauseLongOverDoesNotCount() {
    EndpointState state = new EndpointState.Slowed(NOON, Duration.ofMinutes(8));

    assertThat(RetrySchedule.pause(state, NOON.plusSeconds(16 * 60))).isEqualTo(MINUTE);
    assertThat(RetrySchedule.pause(state, NOON.plusSeconds(15 * 60)))
        .isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void noneComesBeforeAPauseIsOverAndNotAllComeAtOnce() {
    Set<Duration> waits = new HashSet<>();
    for (String id : ids()) {
      Duration wait = RetrySchedule.afterPause(MINUTE, id, 0);
      assertThat(wait).isBetween(MINUTE, MINUTE.multipliedBy(2));
      waits.add(wait);
    }

    assertThat(waits).hasSizeGreaterThan(IDS * 9 / 10);
    assertThat(RetrySchedule.afterPause(Duration.ofDays(1), "evt_1", 0))
        .isBetween(Duration.ofDays(1), Duration.ofDays(1).plusMinutes(10));
  }

  private static List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < IDS; i++) {
      ids.add("evt_" + i);
    }
    return ids;
  }
}
