package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.recipient.Disposition;
import java.time.Instant;

/** Ends who had every attempt that the rule allows in the whole campaign. */
record TotalCapGate() implements Gate {
  @Override
  public Eligibility check(Situation situation, Instant now) {
    return situation.recipient().log().counted() < situation.campaign().rule().attemptsTotalMax()
        ? Eligibility.ELIGIBLE
        : new Never(Disposition.EXHAUSTED, Reason.TOTAL_CAP);
  }
}
