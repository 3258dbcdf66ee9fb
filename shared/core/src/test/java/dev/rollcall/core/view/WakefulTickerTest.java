package dev.rollcall.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WakefulTickerTest {
  private static final long SECOND = 1_000_000_000;

  private final AtomicLong nanos = new AtomicLong(-5);
  private final AtomicLong millis = new AtomicLong(1_000_000);
  private final WakefulTicker ticker = new WakefulTicker(nanos::get, millis::get);

  private long passes(long monotonicNanos, long wallMillis) {
    long before = ticker.nanos();
    nanos.addAndGet(monotonicNanos);
    millis.addAndGet(wallMillis);
    return ticker.nanos() - before;
  }

  @Test
  void passesAsMonotonicTimeDoes() {
    assertThat(passes(3 * SECOND, 3_000)).isEqualTo(3 * SECOND);
  }

  @Test
  void passesWhileTheMonotonicClockStandsStill() {
    assertThat(passes(0, 600_000)).isBetween(599 * SECOND, 600 * SECOND);
  }

  @Test
  void doesNotGoBackWithTheWallClock() {
    assertThat(passes(2 * SECOND, -600_000)).isEqualTo(2 * SECOND);
    assertThat(passes(2 * SECOND, 2_000)).isEqualTo(2 * SECOND);
  }

  @Test
  void manyShortLooksAreNoLongerThanOneLongOne() {
    long sum = 0;
    for (int i = 0; i < 1_000; i++) {
      sum += passes(1_000_000, 1);
    }
    assertThat(sum).isEqualTo(SECOND);
  }
}
