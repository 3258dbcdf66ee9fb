package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.recipient.Recipient;
import java.time.Instant;

/** Leaves alone who is finished, and who is being talked to. */
record FinishedGate() implements Gate {
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
}
