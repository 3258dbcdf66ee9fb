package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.eligibility.Eligibility.Waiting;
import dev.rollcall.core.recipient.Disposition;
import java.time.Instant;

/** Reaches people only while their campaign runs. */
record CampaignGate() implements Gate {
  @Override
  public Eligibility check(Situation situation, Instant now) {
    return switch (situation.campaign().status()) {
      case RUNNING -> Eligibility.ELIGIBLE;
      case CANCELLED, FAILED -> new Never(Disposition.CANCELLED, Reason.CAMPAIGN_CANCELLED);
      case IMPORTING, DRAFT, SCHEDULED, PAUSED, COMPLETED ->
          new Waiting(Reason.CAMPAIGN_NOT_RUNNING);
    };
  }
}
