package dev.rollcall.core.time;

import dev.rollcall.core.zone.IanaZones;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * When hours are open, minute by minute and by the wall clock alone: slow, and too simple to be
 * wrong.
 *
 * @param zones the window must be open in each
 * @param windows every one must be open
 */
record NaiveOpenings(List<String> zones, List<Window> windows) {
  /** From a time of day to another, which is closed again; over midnight if it is the earlier. */
  record Window(LocalTime start, LocalTime end) {
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
        .map(zone -> IanaZones.shipped().local(zone, at).toLocalTime())
        .allMatch(wall -> windows.stream().allMatch(window -> window.isOpen(wall)));
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

  DailyHours hours() {
    return windows.stream().map(Window::hours).reduce(DailyHours.ALWAYS, DailyHours::and);
  }
}
