package dev.rollcall.core.tenant;

import java.time.Duration;

/**
 * At most so many attempts to one address, over all campaigns, in any stretch of time.
 *
 * @param attemptsMax at least 1
 * @param period the stretch, positive
 */
public record RollingCap(int attemptsMax, Duration period) {
  /** Refuses a cap that would never open. */
  public RollingCap {
    if (attemptsMax < 1 || !period.isPositive()) {
      throw new IllegalArgumentException("a rolling cap needs at least 1 attempt and some time");
    }
  }
}
