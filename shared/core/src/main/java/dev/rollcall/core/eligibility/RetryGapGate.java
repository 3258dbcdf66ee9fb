package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import java.time.Instant;

/** Holds a contact back until its retry gap has passed since the last attempt began. */
record RetryGapGate() implements Gate {
  @Override
  public Eligibility check(Situation situation, Instant now) {
    return situation
        .recipient()
        .log()
        .lastCounted()
        .flatMap(
            last -> situation.campaign().rule().retryGap().map(gap -> last.startedAt().plus(gap)))
        .filter(now::isBefore)
        .<Eligibility>map(next -> new NotBefore(next, Reason.RETRY_GAP))
        .orElse(Eligibility.ELIGIBLE);
  }
}
