package dev.rollcall.core.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Which seconds are open on a wall clock, by day of the week and date.
 *
 * <p>Hours belong to the date that the wall shows: of a window over midnight into a closed date
 * only the part before midnight is open.
 */
public final class OpenHours {
  /** Every second of every day. */
  public static final OpenHours ALWAYS = daily(DailyHours.ALWAYS);

  private static final int WEEK_DAYS = 7;

  /** 1970-01-01 was a Thursday, three days after a Monday. */
  private static final int EPOCH_DAY_OF_WEEK = 3;

  private final DailyHours[] week;
  private final long[] closed;

  private OpenHours(DailyHours[] week, long[] closed) {
    this.week = week;
    this.closed = closed;
  }

  /** The same hours every day. */
  public static OpenHours daily(DailyHours hours) {
    DailyHours[] week = new DailyHours[WEEK_DAYS];
    Arrays.fill(week, hours);
    return new OpenHours(week, new long[0]);
  }

  /**
   * Hours by day of the week.
   *
   * @param week a day that is absent is closed
   * @param closed dates that are closed whatever their day of the week
   */
  public static OpenHours weekly(Map<DayOfWeek, DailyHours> week, Collection<LocalDate> closed) {
    DailyHours[] days = new DailyHours[WEEK_DAYS];
    for (DayOfWeek day : DayOfWeek.values()) {
      days[day.getValue() - 1] = week.getOrDefault(day, DailyHours.CLOSED);
    }
    return new OpenHours(days, ascending(closed.stream().mapToLong(LocalDate::toEpochDay)));
  }

  private static long[] ascending(LongStream days) {
    return days.sorted().distinct().toArray();
  }

  /** The hours of a day of the week that is no closed date. */
  public DailyHours on(DayOfWeek day) {
    return week[day.getValue() - 1];
  }

  /** The hours of a date. */
  public DailyHours on(LocalDate date) {
    return on(date.toEpochDay());
  }

  /** The hours of a date, counted in days since 1970-01-01. */
  DailyHours on(long epochDay) {
    if (Arrays.binarySearch(closed, epochDay) >= 0) {
      return DailyHours.CLOSED;
    }
    return week[(int) Math.floorMod(epochDay + EPOCH_DAY_OF_WEEK, (long) WEEK_DAYS)];
  }

  /** Whether a date is closed whatever its day of the week. */
  public boolean isClosedDate(LocalDate date) {
    return Arrays.binarySearch(closed, date.toEpochDay()) >= 0;
  }

  /** Dates that are closed whatever their day of the week, ascending. */
  public List<LocalDate> closedDates() {
    return LongStream.of(closed).mapToObj(LocalDate::ofEpochDay).toList();
  }

  /** What is open in both; may be empty. */
  public OpenHours and(OpenHours other) {
    DailyHours[] both = new DailyHours[WEEK_DAYS];
    Arrays.setAll(both, day -> week[day].and(other.week[day]));
    return new OpenHours(
        both, ascending(LongStream.concat(LongStream.of(closed), LongStream.of(other.closed))));
  }

  /** Whether no day of the week has an open second. */
  public boolean isEmpty() {
    return Arrays.stream(week).allMatch(DailyHours::isEmpty);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OpenHours that
        && Arrays.equals(week, that.week)
        && Arrays.equals(closed, that.closed);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(week) + Arrays.hashCode(closed);
  }

  /** For a reader: {@code 09:00–18:00}, or {@code mon–sat 08:00–22:00; sun none}. */
  @Override
  public String toString() {
    List<String> stretches = new ArrayList<>();
    int first = 0;
    for (int day = 1; day <= WEEK_DAYS; day++) {
      if (day == WEEK_DAYS || !week[day].equals(week[first])) {
        stretches.add(days(first, day - 1) + week[first]);
        first = day;
      }
    }
    return String.join("; ", stretches)
        + (closed.length == 0 ? "" : "; none on " + closed.length + " listed dates");
  }

  private static String days(int first, int last) {
    if (first == 0 && last == WEEK_DAYS - 1) {
      return "";
    }
    return name(first) + (first == last ? " " : "–" + name(last) + " ");
  }

  private static String name(int day) {
    return DayOfWeek.of(day + 1).name().substring(0, 3).toLowerCase(Locale.ROOT);
  }
}
