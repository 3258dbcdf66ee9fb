package dev.rollcall.core.campaign;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * What a bucket grants: a generic cell rate, whose whole state is one instant.
 *
 * @param granted 0 to what was wanted
 * @param fullAtNanos when the bucket will be full again, in nanoseconds since the epoch: its state
 */
public record CellRate(int granted, long fullAtNanos) {
  private static final int BURST_SECONDS = 2;

  /**
   * Takes from a bucket.
   *
   * @param fullAtNanos its state; 0 for one that was never taken from
   * @param wanted ≥ 1
   * @param perSecond the pace at which it fills, ≥ 1
   */
  public static CellRate take(long fullAtNanos, int wanted, int perSecond, Instant now) {
    long nowNanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    long cell = Math.ceilDiv(TimeUnit.SECONDS.toNanos(1), perSecond);
    long capacity = Math.max((long) BURST_SECONDS * perSecond, wanted);
    long base = Math.max(fullAtNanos, nowNanos);
    long free = Math.max(0, (nowNanos + capacity * cell - base) / cell);
    int granted = (int) Math.min(wanted, free);
    return new CellRate(granted, base + granted * cell);
  }
}
