package dev.rollcall.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * When daily hours are open where a contact is.
 *
 * <p>A second is open if the wall clock there shows an open second of day. Hence a window that
 * begins inside a gap opens at the gap's end, and an hour that the clock repeats is open both
 * times. Between two transitions the offset is fixed, so edges are computed, never searched for.
 */
public final class Openings {
  private static final Duration HORIZON = Duration.ofDays(400);
  private static final int DAY_SECONDS = 24 * 60 * 60;

  private final Zones zones;

  /** Openings by these zone rules. */
  public Openings(Zones zones) {
    this.zones = zones;
  }

  /** Whether the hours are open in every zone of a calendar. */
  public boolean isOpen(Calendar calendar, DailyHours hours, Instant at) {
    for (String zone : calendar.zones()) {
      if (!hours.contains(secondOfDay(zones.rules(zone), at))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The first instant, not before {@code from}, at which the hours are open in every zone of a
   * calendar; empty if there is none within 400 days.
   */
  public Optional<Instant> next(Calendar calendar, DailyHours hours, Instant from) {
    return edge(calendar, hours, from, true);
  }

  /**
   * The first instant, not before {@code from}, at which the hours are closed in some zone of a
   * calendar; empty if they never close within 400 days.
   */
  public Optional<Instant> close(Calendar calendar, DailyHours hours, Instant from) {
    return edge(calendar, hours, from, false);
  }

  private Optional<Instant> edge(
      Calendar calendar, DailyHours hours, Instant from, boolean untilOpen) {
    if (hours.isEmpty()) {
      return untilOpen ? Optional.empty() : Optional.of(from);
    }
    Instant at = from;
    Instant end = from.plus(HORIZON);
    while (!at.isAfter(end)) {
      if (isOpen(calendar, hours, at) == untilOpen) {
        return Optional.of(at);
      }
      at = nextChange(calendar, hours, at);
    }
    return Optional.empty();
  }

  private Instant nextChange(Calendar calendar, DailyHours hours, Instant at) {
    Instant soonest = Instant.MAX;
    for (String zone : calendar.zones()) {
      ZoneRules rules = zones.rules(zone);
      int second = secondOfDay(rules, at);
      Instant edge = Instant.ofEpochSecond(at.getEpochSecond() + hours.secondsToNextEdge(second));
      ZoneOffsetTransition transition = rules.nextTransition(at);
      if (transition != null && transition.getInstant().isBefore(edge)) {
        edge = transition.getInstant();
      }
      soonest = edge.isBefore(soonest) ? edge : soonest;
    }
    return soonest;
  }

  private static int secondOfDay(ZoneRules rules, Instant at) {
    return (int)
        Math.floorMod(
            at.getEpochSecond() + rules.getOffset(at).getTotalSeconds(), (long) DAY_SECONDS);
  }
}
