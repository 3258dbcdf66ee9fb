package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.eligibility.Eligibility.Waiting;
import dev.rollcall.core.recipient.Disposition;
import java.time.Instant;
import java.util.Map;

/** Reaches people only while their campaign runs. */
record CampaignGate() implements Gate {
  private static final Eligibility OVER =
      new Never(Disposition.CANCELLED, Reason.CAMPAIGN_CANCELLED);
  private static final Eligibility NOT_YET = new Waiting(Reason.CAMPAIGN_NOT_RUNNING);

  @Override
  public String word() {
    return "campaign";
  }

  @Override
  public Eligibility check(Situation situation, Instant now) {
    return switch (situation.campaign().status()) {
      case RUNNING -> Eligibility.ELIGIBLE;
      case CANCELLED -> OVER;
      case FAILED -> now.isBefore(situation.campaign().peopleHeldUntil()) ? NOT_YET : OVER;
      case IMPORTING, DRAFT, SCHEDULED, PAUSED, COMPLETED -> NOT_YET;
    };
  }

  @Override
  public Map<String, Object> facts(Situation situation, Instant now) {
    return new Facts().with("status", situation.campaign().status().word()).map();
  }
}
