package dev.rollcall.aws.events;

import dev.rollcall.aws.json.Json;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** An event as JSON. */
public final class EventJson {
  private EventJson() {}

  /** The text of an event. */
  public static String write(Event event) {
    return Json.write(fields(event));
  }

  /** The event of a text that was written here. */
  public static Event parse(String text) {
    return read(Json.object(text));
  }

  /** The fields of an event, to be part of something larger. */
  public static Map<String, Object> fields(Event event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("version", Event.SCHEMA_VERSION);
    fields.put("id", event.id());
    fields.put("type", event.type().word());
    fields.put("tenant_id", event.campaign().tenant().value());
    fields.put("campaign_id", event.campaign().id().value());
    fields.put("timestamp", event.at().toString());
    fields.put("data", event.data());
    return fields;
  }

  /** The event of such fields. */
  @SuppressWarnings("unchecked")
  public static Event read(Map<String, Object> fields) {
    return new Event(
        text(fields, "id"),
        EventType.of(text(fields, "type")),
        new CampaignKey(
            new TenantId(text(fields, "tenant_id")), new CampaignId(text(fields, "campaign_id"))),
        Instant.parse(text(fields, "timestamp")),
        (Map<String, Object>) present(fields, "data"));
  }

  private static String text(Map<String, Object> fields, String name) {
    return (String) present(fields, name);
  }

  private static Object present(Map<String, Object> fields, String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the event has no " + name);
    }
    return value;
  }
}
