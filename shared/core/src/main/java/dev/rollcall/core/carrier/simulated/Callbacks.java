package dev.rollcall.core.carrier.simulated;

import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Outcome;
import java.time.Duration;

/** How the simulated carrier reports outcomes: later, as a real one calls back. */
@FunctionalInterface
public interface Callbacks {
  /** Reports an outcome after a delay of at most fifteen minutes. */
  void later(AttemptId attempt, Outcome outcome, Duration delay);
}
