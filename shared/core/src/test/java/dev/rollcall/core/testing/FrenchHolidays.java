package dev.rollcall.core.testing;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public holidays of France by Code du travail L. 3133-1: on a date, or so long after Easter.
 */
public final class FrenchHolidays {
  /** Days after Easter Sunday: its Monday, Ascension, and the Monday after Whitsun. */
  private static final Set<Long> AFTER_EASTER = Set.of(1L, 39L, 50L);

  private static final Set<MonthDay> FIXED =
      Stream.of("01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25")
          .map(day -> MonthDay.parse("--" + day))
          .collect(Collectors.toUnmodifiableSet());

  private FrenchHolidays() {}

  /** Whether a date is one. */
  public static boolean include(LocalDate date) {
    long sinceEaster = date.toEpochDay() - easter(date.getYear()).toEpochDay();
    return FIXED.contains(MonthDay.from(date)) || AFTER_EASTER.contains(sinceEaster);
  }

  /** Easter Sunday, by the anonymous Gregorian computus. */
  public static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int moon =
        (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    int week = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - moon - year % 4) % 7;
    int late = (golden + 11 * moon + 22 * week) / 451;
    int day = moon + week - 7 * late + 114;
    return LocalDate.of(year, day / 31, day % 31 + 1);
  }
}
