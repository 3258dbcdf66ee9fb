package dev.rollcall.core.dispatch;

import java.time.Instant;
import java.util.List;

/** The way to the workers. */
@FunctionalInterface
public interface Hints {
  /** Sends hints, each to arrive no sooner than its own instant; what fails to go is lost. */
  void send(List<Hint> hints, Instant now);
}
