package dev.rollcall.core.view;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Passes as fast as the faster of two clocks. A function that Lambda freezes between two events
 * finds its monotonic clock where it left it, and what it remembers would look fresh for ever; its
 * wall clock knows better, but may be set back, which counts for nothing here.
 */
final class WakefulTicker implements Ticker {
  private static final long NANOS_PER_MILLI = Duration.ofMillis(1).toNanos();

  private final LongSupplier monotonicNanos;
  private final LongSupplier wallMillis;
  private long lastNanos;
  private long lastMillis;
  private long passed;

  WakefulTicker(LongSupplier monotonicNanos, LongSupplier wallMillis) {
    this.monotonicNanos = monotonicNanos;
    this.wallMillis = wallMillis;
    this.lastNanos = monotonicNanos.getAsLong();
    this.lastMillis = wallMillis.getAsLong();
  }

  @Override
  public synchronized long nanos() {
    long nanos = monotonicNanos.getAsLong();
    long millis = wallMillis.getAsLong();
    // A wall clock tells milliseconds: what is less than two of them may be no time at all.
    long byWall = Math.max(0, millis - lastMillis - 1) * NANOS_PER_MILLI;
    passed += Math.max(Math.max(0, nanos - lastNanos), byWall);
    lastNanos = nanos;
    lastMillis = millis;
    return passed;
  }
}
