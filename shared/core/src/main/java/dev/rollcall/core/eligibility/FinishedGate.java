package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Recipient;
import java.time.Instant;
import java.util.Map;

/** Leaves alone who is finished, and who is being talked to. */
record FinishedGate() implements Gate {
  @Override
  public String word() {
    return "finished";
  }

  @Override
  public Eligibility check(Situation situation, Instant now) {
    Recipient recipient = situation.recipient();
    return recipient
        .log()
        .live()
        .<Eligibility>map(live -> new NotBefore(live.leaseUntil(), Reason.IN_PROGRESS))
        .or(() -> recipient.end().map(end -> new Never(end.disposition(), Reason.FINISHED)))
        .orElse(Eligibility.ELIGIBLE);
  }

  @Override
  public Map<String, Object> facts(Situation situation, Instant now) {
    Recipient recipient = situation.recipient();
    return new Facts()
        .with("ended_as", recipient.end().map(End::disposition).map(Disposition::word))
        .with("ended_at", recipient.end().map(End::at))
        .with(
            "live_attempt",
            recipient.log().live().map(recipient::attemptId).map(AttemptId::toString))
        .with("live_until", recipient.log().live().map(Attempt::leaseUntil))
        .map();
  }
}
