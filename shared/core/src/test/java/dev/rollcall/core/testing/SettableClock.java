package dev.rollcall.core.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock that stands still until a test moves it. */
public final class SettableClock implements InstantSource {
  private volatile Instant now;

  /** A clock that shows an instant. */
  public SettableClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Shows another instant. */
  public void set(Instant other) {
    this.now = other;
  }

  /** Lets time pass. */
  public void advance(Duration time) {
    this.now = now.plus(time);
  }
}
