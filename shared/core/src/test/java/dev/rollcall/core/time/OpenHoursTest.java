package dev.rollcall.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenHoursTest {
  private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);
  private static final DailyHours SHOP = DailyHours.of("09:00", "18:00");
  private static final OpenHours WEEK = shop(List.of(CHRISTMAS));

  /** Monday to Friday the same, Saturday shorter, Sunday none. */
  private static OpenHours shop(List<LocalDate> closed) {
    Map<DayOfWeek, DailyHours> week = new EnumMap<>(DayOfWeek.class);
    Stream.of(DayOfWeek.values()).forEach(day -> week.put(day, SHOP));
    week.put(DayOfWeek.SATURDAY, DailyHours.of("10:00", "12:30"));
    week.remove(DayOfWeek.SUNDAY);
    return OpenHours.weekly(week, closed);
  }

  @Test
  void areThoseOfTheDayOfTheWeek() {
    assertThat(WEEK.on(DayOfWeek.MONDAY)).isEqualTo(SHOP);
    assertThat(WEEK.on(DayOfWeek.SATURDAY)).isEqualTo(DailyHours.of("10:00", "12:30"));
    assertThat(WEEK.on(DayOfWeek.SUNDAY)).isEqualTo(DailyHours.CLOSED);
  }

  @Test
  void areNoneOnAClosedDate() {
    assertThat(WEEK.on(CHRISTMAS)).isEqualTo(DailyHours.CLOSED);
    assertThat(WEEK.on(CHRISTMAS.minusDays(1))).isEqualTo(SHOP);
    assertThat(WEEK.isClosedDate(CHRISTMAS)).isTrue();
    assertThat(WEEK.isClosedDate(CHRISTMAS.minusDays(1))).isFalse();
    assertThat(WEEK.isClosedDate(CHRISTMAS.plusDays(1))).isFalse();
  }

  @Test
  void sayThemselves() {
    assertThat(WEEK)
        .hasToString("mon–fri 09:00–18:00; sat 10:00–12:30; sun none; none on 1 listed dates");
    assertThat(OpenHours.daily(SHOP)).hasToString("09:00–18:00");
  }

  @Test
  void areEqualIfEveryDayIs() {
    assertThat(WEEK)
        .isEqualTo(shop(List.of(CHRISTMAS)))
        .hasSameHashCodeAs(shop(List.of(CHRISTMAS)));
    assertThat(WEEK)
        .isNotEqualTo(shop(List.of()))
        .isNotEqualTo(OpenHours.daily(SHOP))
        .isNotEqualTo(shop(List.of(CHRISTMAS.plusDays(1))))
        .isNotEqualTo("09:00–18:00");
    assertThat(
            Stream.of(WEEK, shop(List.of()), OpenHours.ALWAYS).map(OpenHours::hashCode).distinct())
        .hasSizeGreaterThan(1);
  }
}
