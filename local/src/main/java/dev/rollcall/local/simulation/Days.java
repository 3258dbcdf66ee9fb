package dev.rollcall.local.simulation;

import dev.rollcall.core.simulation.Forecast;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A forecast day by day, by the account's clocks. */
final class Days {
  private Days() {}

  /**
   * One day.
   *
   * @param attempts on that day
   * @param reached people, up to its end
   * @param ended people, up to its end
   */
  record Day(LocalDate date, long attempts, long reached, long ended) {}

  /** The days on which anything happened. */
  static List<Day> of(Forecast forecast) {
    Map<LocalDate, List<Forecast.Hour>> byDate = new TreeMap<>();
    for (Forecast.Hour hour : forecast.hours()) {
      byDate.computeIfAbsent(hour.at().toLocalDate(), date -> new ArrayList<>()).add(hour);
    }
    List<Day> days = new ArrayList<>();
    long reached = 0;
    long ended = 0;
    for (var day : byDate.entrySet()) {
      reached += day.getValue().stream().mapToLong(Forecast.Hour::reached).sum();
      ended += day.getValue().stream().mapToLong(Forecast.Hour::ended).sum();
      long attempts = day.getValue().stream().mapToLong(Forecast.Hour::attempts).sum();
      days.add(new Day(day.getKey(), attempts, reached, ended));
    }
    return days;
  }

  /** Attempts by hour of the contacts' day, 24 figures. */
  static long[] byLocalHour(Forecast forecast) {
    long[] hours = new long[24];
    forecast.localHours().forEach((at, attempts) -> hours[at.getHour()] += attempts);
    return hours;
  }
}
