package dev.rollcall.core.simulation;

import dev.rollcall.core.time.Zones;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;

/** The hour that the clocks of a zone show, computed anew only when it is over. */
final class HourClock {
  private static final int HOUR_SECONDS = 3600;

  private final Zones zones;
  private final String zone;
  private LocalDateTime hour = LocalDateTime.MIN;
  private Instant from = Instant.MAX;
  private Instant until = Instant.MIN;

  HourClock(Zones zones, String zone) {
    this.zones = zones;
    this.zone = zone;
  }

  /** The hour at an instant, as its first minute; one that is repeated is the same both times. */
  LocalDateTime at(Instant instant) {
    if (instant.isBefore(from) || !instant.isBefore(until)) {
      LocalDateTime local = zones.local(zone, instant);
      hour = local.truncatedTo(ChronoUnit.HOURS);
      int second = local.getMinute() * 60 + local.getSecond();
      Instant whole = instant.truncatedTo(ChronoUnit.SECONDS);
      from = instant;
      until = whole.plusSeconds(HOUR_SECONDS - second);
      ZoneOffsetTransition change = zones.rules(zone).nextTransition(instant);
      if (change != null && change.getInstant().isBefore(until)) {
        until = change.getInstant();
      }
    }
    return hour;
  }

  /** When the hour is over that was last asked for. */
  Instant until() {
    return until;
  }
}
