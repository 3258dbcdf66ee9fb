package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.recipient.Disposition;
import java.time.Instant;
import java.util.Map;

/** Ends who had every attempt that the rule allows in the whole campaign. */
record TotalCapGate() implements Gate {
  @Override
  public String word() {
    return "total_cap";
  }

  @Override
  public Eligibility check(Situation situation, Instant now) {
    return situation.recipient().log().counted() < situation.campaign().rule().attemptsTotalMax()
        ? Eligibility.ELIGIBLE
        : new Never(Disposition.EXHAUSTED, Reason.TOTAL_CAP);
  }

  @Override
  public Map<String, Object> facts(Situation situation, Instant now) {
    return new Facts()
        .with("attempts", situation.recipient().log().counted())
        .with("cap", situation.campaign().rule().attemptsTotalMax())
        .map();
  }
}
