package dev.rollcall.local.clock;

import java.time.Instant;
import java.util.Optional;

/** Something that gets work as engine time passes, or from outside. */
public interface Workload {
  /** Whether nothing waits to be done at this time. What runs already counts as activity. */
  boolean isIdle(Instant now);

  /** The next time after this one at which there will be work, as far as is known. */
  Optional<Instant> nextAfter(Instant now);

  /** Told after engine time has moved. */
  void timeMoved(Instant now);
}
