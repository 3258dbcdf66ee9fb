package dev.rollcall.core.dispatch;

import dev.rollcall.core.view.Ticker;
import java.time.Duration;

/** A moment of monotonic time past which a carrier is not called any more. */
final class Deadline {
  private final Ticker ticker;
  private final long endNanos;

  Deadline(Ticker ticker, Duration length) {
    this.ticker = ticker;
    this.endNanos = ticker.nanos() + length.toNanos();
  }

  boolean isPast() {
    return ticker.nanos() - endNanos >= 0;
  }
}
