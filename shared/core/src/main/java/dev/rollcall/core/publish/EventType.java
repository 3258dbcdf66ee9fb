package dev.rollcall.core.publish;

/** What an event tells. */
public enum EventType {
  CAMPAIGN_STARTED("campaign.started"),
  CAMPAIGN_PAUSED("campaign.paused"),
  CAMPAIGN_COMPLETED("campaign.completed"),
  CALL_COMPLETED("call.completed"),
  MESSAGE_COMPLETED("message.completed"),
  CONTACT_FINISHED("contact.finished"),
  CONTACT_ESCALATED("contact.escalated"),
  CONTACT_OPTED_OUT("contact.opted_out");

  private final String word;

  EventType(String word) {
    this.word = word;
  }

  /** The type as webhooks and the bus carry it. */
  public String word() {
    return word;
  }

  /** Whether there is one for each attempt: sent only to those who asked for it. */
  public boolean isPerAttempt() {
    return this == CALL_COMPLETED || this == MESSAGE_COMPLETED;
  }

  /**
   * The type of a word.
   *
   * @throws IllegalArgumentException if no type is called so
   */
  public static EventType of(String word) {
    for (EventType type : values()) {
      if (type.word.equals(word)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no event type " + word);
  }
}
