package dev.rollcall.core.eligibility;

import java.util.Locale;

/** Why somebody is not reached now. */
public enum Reason {
  FINISHED("the recipient is finished"),
  IN_PROGRESS("an attempt is live"),
  OPTED_OUT("the person opted out"),
  DO_NOT_CALL("the number is on the do-not-call list"),
  CAMPAIGN_NOT_RUNNING("the campaign is not running"),
  PACK_UNKNOWN("a pack is switched on that this version does not know"),
  CAMPAIGN_CANCELLED("the campaign was cancelled"),
  BEFORE_START_DATE("the first date has not begun there"),
  AFTER_END_DATE("the last date is over there"),
  TOTAL_CAP("all allowed attempts were made"),
  DAY_CAP("all attempts allowed on this day there were made"),
  ROLLING_CAP("all attempts allowed in the period were made, over all campaigns"),
  AFTER_CONVERSATION("the pause after a conversation is not over"),
  BUSY_ELSEWHERE("another attempt to the same number is live"),
  RETRY_GAP("the pause since the last attempt is not over"),
  OUTSIDE_WINDOW("it is outside the allowed hours there"),
  NO_WINDOW("the allowed hours never open");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  /** The reason for a reader. */
  public String sentence() {
    return sentence;
  }

  /** The reason for a program. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
