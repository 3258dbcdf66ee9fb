package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import java.time.Duration;
import java.time.Instant;

/** Never has two attempts to one number live, whichever campaigns they belong to. */
record BusyGate() implements Gate {
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

  @Override
  public Eligibility check(Situation situation, Instant now) {
    String next = situation.recipient().nextAttempt().toString();
    return situation
        .line()
        .heldAgainst(next, now)
        .<Eligibility>map(
            mark -> {
              Instant soon = now.plus(LOOK_AGAIN);
              Instant at = mark.until().isBefore(soon) ? mark.until() : soon;
              return new NotBefore(at, Reason.BUSY_ELSEWHERE);
            })
        .orElse(Eligibility.ELIGIBLE);
  }
}
