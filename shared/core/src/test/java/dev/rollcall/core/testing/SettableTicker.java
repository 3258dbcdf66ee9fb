package dev.rollcall.core.testing;

import dev.rollcall.core.view.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Monotonic time that passes only when a test says so. */
public final class SettableTicker implements Ticker {
  private final AtomicLong nanos = new AtomicLong(1_000_000);

  @Override
  public long nanos() {
    return nanos.get();
  }

  /** Lets time pass. */
  public void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** Jumps to a reading; a real one may start anywhere. */
  public void set(long reading) {
    nanos.set(reading);
  }
}
