package dev.rollcall.core.publish;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.store.Fingerprint;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happened, for the tenant to know.
 *
 * @param id the same whenever the same rows' change is published again
 * @param type what it tells
 * @param campaign in which
 * @param at when it happened, engine time
 * @param data its particulars, in the spelling of the wire; only JSON values
 */
public record Event(
    String id, EventType type, CampaignKey campaign, Instant at, Map<String, Object> data) {
  /**
   * The version of the schemas by which events are written, {@code docs/schemas/<version>/}; any
   * change of their fields makes another.
   */
  public static final String SCHEMA_VERSION = "1";

  private static final int ID_CHARS = 32;

  /** Copies what it is given. */
  public Event {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /**
   * An event whose id follows from what it is about.
   *
   * @param subject what the event happened to; with the type, unique for ever
   */
  static Event about(
      String subject, EventType type, CampaignKey campaign, Instant at, Map<String, Object> data) {
    return new Event(
        id(campaign.tenant() + "/" + subject + "/" + type.word()), type, campaign, at, data);
  }

  private static String id(String text) {
    return "evt_" + Fingerprint.of(text).substring(0, ID_CHARS);
  }
}
