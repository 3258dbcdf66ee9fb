package dev.rollcall.local.clock;

import java.time.Duration;
import java.time.Instant;

/** The most that engine time may have moved by now: real time since a start, times the speed. */
record Pace(double speed, Instant start, long startNanos) {
  static Pace from(Instant start, double speed) {
    return new Pace(speed, start, System.nanoTime());
  }

  Instant ceiling() {
    if (Double.isInfinite(speed)) {
      return Instant.MAX;
    }
    double nanos = (System.nanoTime() - startNanos) * speed;
    return start.plus(Duration.ofMillis((long) (nanos / 1_000_000)));
  }
}
