package dev.rollcall.core.webhook;

import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Notices to the webhook of one campaign. */
public final class NoticeExample {
  /** The tenant of all. */
  public static final TenantId TENANT = new TenantId("acme");

  /** When their events happened. */
  public static final Instant AT = Instant.parse("2026-11-18T15:00:00Z");

  private NoticeExample() {}

  /** The new notice of an event. */
  public static Notice of(String eventId) {
    return to("c1", eventId);
  }

  /** The new notice of an event to the webhook of this campaign. */
  public static Notice to(String campaign, String eventId) {
    return to(campaign, eventId, AT);
  }

  /** The new notice of an event that happened then. */
  public static Notice at(String eventId, Instant at) {
    return to("c1", eventId, at);
  }

  private static Notice to(String campaign, String eventId, Instant at) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("campaign_id", campaign);
    data.put("reason", "completed");
    data.put("reached", true);
    data.put("attempts", 2);
    return Notice.toCampaign(
        new Event(
            eventId,
            EventType.CONTACT_FINISHED,
            new CampaignKey(TENANT, new CampaignId(campaign)),
            at,
            data));
  }
}
