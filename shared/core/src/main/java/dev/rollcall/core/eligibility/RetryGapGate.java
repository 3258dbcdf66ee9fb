package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.recipient.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Holds a contact back until its retry gap has passed since the last attempt began. */
record RetryGapGate() implements Gate {
  @Override
  public String word() {
    return "retry_gap";
  }

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

  @Override
  public Map<String, Object> facts(Situation situation, Instant now) {
    Optional<Duration> gap = situation.campaign().rule().retryGap();
    return new Facts()
        .with("seconds", gap.map(Duration::toSeconds))
        .with("last_attempt", situation.recipient().log().lastCounted().map(Attempt::startedAt))
        .map();
  }
}
