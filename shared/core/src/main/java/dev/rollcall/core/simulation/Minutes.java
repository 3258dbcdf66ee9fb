package dev.rollcall.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The grid on which the tick comes. */
final class Minutes {
  static final Duration ONE = Duration.ofMinutes(1);

  private Minutes() {}

  static Instant notBefore(Instant at) {
    Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
    return minute.equals(at) ? minute : minute.plus(ONE);
  }
}
