package dev.rollcall.core.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When windows are open. Safe for several threads.
 *
 * <p>A second is open if the wall clock of every zone shows an open second of an open date. Hence a
 * window that begins inside a gap opens at the gap's end, one that lies inside it does not open
 * that day, and an hour that the clock repeats is open both times, as one window if all of it is
 * open. Between two changes of the clock and two midnights edges are computed, never searched for.
 */
public final class Openings {
  /** No second at all. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final long HORIZON_SECONDS = Duration.ofDays(400).toSeconds();
  private static final long DAY_SECONDS = 24L * 60 * 60;

  private final Zones zones;
  private final Map<String, Wall> walls = new ConcurrentHashMap<>();

  /** Openings by these zone rules. */
  public Openings(Zones zones) {
    this.zones = zones;
  }

  /** Whether a window is open. */
  public boolean isOpen(Window window, Instant at) {
    long second = at.getEpochSecond();
    for (int i = 0; i < window.zones().size(); i++) {
      if (!isOpen(wall(window.zones().get(i)), window.hours(), second)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The first instant, not before {@code from}, at which a window is open; empty if there is none
   * within 400 days.
   */
  public Optional<Instant> next(Window window, Instant from) {
    return answer(nextSecond(window, from.getEpochSecond()), from);
  }

  /**
   * The same in seconds since the epoch, of which asking for many windows makes no garbage; {@link
   * #NEVER} if there is none within 400 days.
   */
  public long nextSecond(Window window, long from) {
    long last = from + HORIZON_SECONDS;
    long second = from;
    // Each zone in turn, until as many in a row as there are had nothing to add.
    int zones = window.zones().size();
    for (int agreed = 0, i = 0; agreed < zones && second <= last; i = (i + 1) % zones) {
      long opens = opens(wall(window.zones().get(i)), window.hours(), second, last);
      agreed = opens == second ? agreed + 1 : 1;
      second = opens;
    }
    return second > last ? NEVER : second;
  }

  /** The date that the wall of a region shows at a second, in days since 1970-01-01. */
  public long date(String region, long second) {
    return day(second + wall(region).at(second).offset());
  }

  /**
   * The first instant, not before {@code from}, at which a window is closed; empty if it never
   * closes within 400 days.
   */
  public Optional<Instant> close(Window window, Instant from) {
    long last = from.getEpochSecond() + HORIZON_SECONDS;
    long soonest = NEVER;
    for (int i = 0; i < window.zones().size(); i++) {
      Wall wall = wall(window.zones().get(i));
      soonest = Math.min(soonest, closes(wall, window.hours(), from.getEpochSecond(), last));
    }
    return answer(soonest > last ? NEVER : soonest, from);
  }

  private static Optional<Instant> answer(long second, Instant from) {
    if (second == NEVER) {
      return Optional.empty();
    }
    return Optional.of(second == from.getEpochSecond() ? from : Instant.ofEpochSecond(second));
  }

  private static boolean isOpen(Wall wall, OpenHours hours, long second) {
    long local = second + wall.at(second).offset();
    return hours.on(day(local)).contains(secondOfDay(local));
  }

  /**
   * The first open second of one zone, from one on; some second after the last if there is none.
   */
  private static long opens(Wall wall, OpenHours hours, long from, long last) {
    long second = from;
    while (second <= last) {
      Wall.Stretch stretch = wall.at(second);
      long local = second + stretch.offset();
      int ofDay = secondOfDay(local);
      int opening = hours.on(day(local)).opens(ofDay);
      if (opening == ofDay) {
        return second;
      }
      second = Math.min(second + opening - ofDay, stretch.to());
    }
    return second;
  }

  /** The first closed second of one zone, from one on; some second after the last if none is. */
  private static long closes(Wall wall, OpenHours hours, long from, long last) {
    long second = from;
    while (second <= last) {
      Wall.Stretch stretch = wall.at(second);
      long local = second + stretch.offset();
      int ofDay = secondOfDay(local);
      int closing = hours.on(day(local)).closes(ofDay);
      if (closing == ofDay) {
        return second;
      }
      second = Math.min(second + closing - ofDay, stretch.to());
    }
    return second;
  }

  private static long day(long local) {
    return Math.floorDiv(local, DAY_SECONDS);
  }

  private static int secondOfDay(long local) {
    return (int) Math.floorMod(local, DAY_SECONDS);
  }

  private Wall wall(String zone) {
    Wall known = walls.get(zone);
    return known != null
        ? known
        : walls.computeIfAbsent(zone, region -> new Wall(zones.rules(region)));
  }
}
