package dev.rollcall.core.time;

import dev.rollcall.core.zone.IanaZones;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When hours are open, minute by minute and by the wall clock alone: slow, and too simple to be
 * wrong.
 *
 * @param zones the window must be open in each
 * @param windows every one must be open
 * @param closedDays on which nothing is open
 * @param closedDates on which nothing is open
 */
record NaiveOpenings(
    List<String> zones,
    List<Stretch> windows,
    Set<DayOfWeek> closedDays,
    Set<LocalDate> closedDates) {
  /** From a time of day to another, which is closed again; over midnight if it is the earlier. */
  record Stretch(LocalTime start, LocalTime end) {
    boolean isOpen(LocalTime wall) {
      boolean begun = !wall.isBefore(start);
      boolean over = !wall.isBefore(end);
      return start.isBefore(end) ? begun && !over : begun || !over;
    }

    DailyHours hours() {
      return DailyHours.between(start, end);
    }
  }

  boolean isOpen(Instant at) {
    return zones.stream()
        .map(zone -> IanaZones.shipped().local(zone, at))
        .allMatch(
            wall ->
                !closedDays.contains(wall.getDayOfWeek())
                    && !closedDates.contains(wall.toLocalDate())
                    && windows.stream().allMatch(window -> window.isOpen(wall.toLocalTime())));
  }

  /** The first full minute, from a full minute on, that is open or closed; empty after a while. */
  Optional<Instant> first(boolean open, Instant from, int minutes) {
    for (Instant at = from;
        at.isBefore(from.plus(minutes, ChronoUnit.MINUTES));
        at = at.plusSeconds(60)) {
      if (isOpen(at) == open) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  Window window() {
    DailyHours daily =
        windows.stream().map(Stretch::hours).reduce(DailyHours.ALWAYS, DailyHours::and);
    Map<DayOfWeek, DailyHours> week =
        Stream.of(DayOfWeek.values())
            .filter(day -> !closedDays.contains(day))
            .collect(Collectors.toMap(day -> day, day -> daily));
    return new Window(zones, OpenHours.weekly(week, closedDates));
  }
}
