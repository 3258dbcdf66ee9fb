package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.eligibility.Eligibility.Waiting;
import dev.rollcall.core.jurisdiction.Packs;
import dev.rollcall.core.recipient.Disposition;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;

/** Reaches people only while their campaign runs. */
record CampaignGate() implements Gate {
  private static final Eligibility OVER =
      new Never(Disposition.CANCELLED, Reason.CAMPAIGN_CANCELLED);
  private static final Eligibility PACK_UNKNOWN = new Waiting(Reason.PACK_UNKNOWN);
  private static final Eligibility NOT_YET = new Waiting(Reason.CAMPAIGN_NOT_RUNNING);

  @Override
  public String word() {
    return "campaign";
  }

  @Override
  public Eligibility check(Situation situation, Instant now) {
    // Another version of this program wrote the policy: nobody is called by half of the law.
    if (!Packs.SHIPPED.knows(situation.policy().packs())) {
      return PACK_UNKNOWN;
    }
    return switch (situation.campaign().status()) {
      case RUNNING -> Eligibility.ELIGIBLE;
      case CANCELLED -> OVER;
      case FAILED -> now.isBefore(situation.campaign().peopleHeldUntil()) ? NOT_YET : OVER;
      case IMPORTING, DRAFT, SCHEDULED, PAUSED, COMPLETED -> NOT_YET;
    };
  }

  @Override
  public Map<String, Object> facts(Situation situation, Instant now) {
    return new Facts()
        .with("status", situation.campaign().status().word())
        .with("packs", new TreeSet<>(situation.policy().packs()))
        .map();
  }
}
