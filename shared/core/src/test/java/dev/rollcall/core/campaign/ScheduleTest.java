package dev.rollcall.core.campaign;

import static dev.rollcall.core.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.contact.Keep;
import dev.rollcall.core.tenant.Policy.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No campaign lasts longer than its contacts are kept. */
class ScheduleTest {
  private static final Duration UNUSED = Duration.ofDays(100);
  private static final Retention RETENTION =
      new Retention(Duration.ofDays(1), UNUSED, Duration.ofDays(1), Duration.ofDays(1));
  private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

  private static Schedule schedule(Optional<Instant> at, Optional<LocalDate> startDate) {
    return new Schedule(false, at, startDate, Optional.empty());
  }

  private static LocalDate lastOf(Schedule schedule) {
    return schedule.bounded(NOW, UNUSED).endDate().orElseThrow();
  }

  @Test
  void withoutALastDateItLastsHalfAsLongAsUnusedContactsAreKept() {
    assertThat(lastOf(schedule(Optional.empty(), Optional.empty()))).isEqualTo(TODAY.plusDays(51));
  }

  @Test
  void thatTimeBeginsWithTheFirstInstantAtWhichItMayRun() {
    Optional<Instant> later = Optional.of(NOW.plus(Duration.ofDays(300)));
    Optional<LocalDate> latest = Optional.of(TODAY.plusDays(400));
    Optional<Instant> past = Optional.of(NOW.minus(Duration.ofDays(300)));

    assertThat(lastOf(schedule(later, Optional.empty()))).isEqualTo(TODAY.plusDays(351));
    assertThat(lastOf(schedule(later, latest))).isEqualTo(TODAY.plusDays(451));
    assertThat(lastOf(schedule(past, Optional.empty()))).isEqualTo(TODAY.plusDays(51));
  }

  @Test
  void aLastDateThatWasSetStands() {
    Schedule set =
        new Schedule(true, Optional.empty(), Optional.empty(), Optional.of(TODAY.plusYears(9)));

    assertThat(set.bounded(NOW, UNUSED)).isEqualTo(set);
  }

  static Stream<Schedule> schedules() {
    return Stream.of(
        schedule(Optional.empty(), Optional.empty()),
        schedule(Optional.of(NOW.plus(Duration.ofDays(300))), Optional.empty()),
        new Schedule(true, Optional.empty(), Optional.empty(), Optional.of(TODAY)),
        new Schedule(true, Optional.empty(), Optional.empty(), Optional.of(TODAY.plusYears(9))));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void itsContactsAreKeptUntilItsLastDateIsOverEverywhere(Schedule schedule) {
    Schedule bounded = schedule.bounded(NOW, UNUSED);
    Instant over =
        bounded
            .endDate()
            .orElseThrow()
            .plusDays(1)
            .atStartOfDay(ZoneOffset.ofHours(-12))
            .toInstant();

    Keep keep = Keep.during(bounded.lasts(NOW), NOW, RETENTION);

    assertThat(keep.needed()).isAfterOrEqualTo(over);
    assertThat(keep.until()).isAfterOrEqualTo(keep.needed().plus(UNUSED.dividedBy(2)));
  }
}
