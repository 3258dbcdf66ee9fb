package dev.rollcall.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RetentionTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration TEN_YEARS = Duration.ofDays(3650);

  static Stream<Arguments> periods() {
    return Stream.of(
        period("finishedRecipients", p -> new Policy.Retention(p, DAY, DAY, DAY)),
        period("unusedContacts", p -> new Policy.Retention(DAY, p, DAY, DAY)),
        period("deliveries", p -> new Policy.Retention(DAY, DAY, p, DAY)),
        period("lists", p -> new Policy.Retention(DAY, DAY, DAY, p)));
  }

  private static Arguments period(String name, Function<Duration, Policy.Retention> with) {
    return Arguments.of(name, with);
  }

  @ParameterizedTest
  @MethodSource("periods")
  void reachesFromADayToTenYears(String name, Function<Duration, Policy.Retention> with) {
    assertThat(with.apply(DAY)).isNotEqualTo(with.apply(TEN_YEARS));
    for (Duration outside : new Duration[] {DAY.minusNanos(1), TEN_YEARS.plusNanos(1)}) {
      assertThatThrownBy(() -> with.apply(outside))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(name);
    }
  }

  @Test
  void isHalfAYearForRecipientsTwoForPeopleAndAMonthForDeliveriesUnlessSaid() {
    assertThat(Policy.DEFAULT.retention())
        .isEqualTo(
            new Policy.Retention(
                Duration.ofDays(180),
                Duration.ofDays(730),
                Duration.ofDays(30),
                Duration.ofDays(730)));
  }
}
