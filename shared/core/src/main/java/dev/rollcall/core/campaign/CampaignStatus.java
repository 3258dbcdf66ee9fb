package dev.rollcall.core.campaign;

import static dev.rollcall.core.campaign.CampaignAction.CANCEL;
import static dev.rollcall.core.campaign.CampaignAction.PAUSE;
import static dev.rollcall.core.campaign.CampaignAction.RESUME;
import static dev.rollcall.core.campaign.CampaignAction.START;

import java.util.Locale;
import java.util.Set;

/** Where a campaign is in its life, and what may be asked of it there. */
public enum CampaignStatus {
  IMPORTING,
  DRAFT,
  SCHEDULED,
  RUNNING,
  PAUSED,
  COMPLETED,
  CANCELLED,
  FAILED;

  /** The actions that are legal in this status. */
  public Set<CampaignAction> allowed() {
    return switch (this) {
      case IMPORTING -> Set.of(CANCEL);
      case DRAFT -> Set.of(START, CANCEL);
      case SCHEDULED -> Set.of(START, PAUSE, CANCEL);
      case RUNNING -> Set.of(PAUSE, CANCEL);
      case PAUSED -> Set.of(RESUME, CANCEL);
      case COMPLETED, CANCELLED, FAILED -> Set.of();
    };
  }

  /** Whether nothing will be started any more. */
  public boolean isOver() {
    return allowed().isEmpty();
  }

  /** The word that {@code /v1} and stored rows use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
