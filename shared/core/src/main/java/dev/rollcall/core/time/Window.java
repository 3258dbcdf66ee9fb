package dev.rollcall.core.time;

import java.util.List;

/**
 * Hours that must be open on the wall clocks of all these zones at once.
 *
 * @param zones IANA regions, at least one
 * @param hours the same in each
 */
public record Window(List<String> zones, OpenHours hours) {
  /** Copies what it is given. */
  public Window {
    if (zones.isEmpty()) {
      throw new IllegalArgumentException("a window needs a zone");
    }
    zones = List.copyOf(zones);
  }

  /** The same hours every day in the zones of a calendar. */
  public static Window daily(Calendar calendar, DailyHours hours) {
    return new Window(List.copyOf(calendar.zones()), OpenHours.daily(hours));
  }
}
