package dev.rollcall.core.campaign;

import java.util.Locale;

/** What a user may ask of a campaign. */
public enum CampaignAction {
  START,
  PAUSE,
  RESUME,
  CANCEL;

  /** The word in routes and error messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
