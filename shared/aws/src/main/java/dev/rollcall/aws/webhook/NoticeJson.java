package dev.rollcall.aws.webhook;

import dev.rollcall.aws.events.EventJson;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.webhook.Notice;
import java.util.LinkedHashMap;
import java.util.Map;

/** A notice as JSON. */
public final class NoticeJson {
  private NoticeJson() {}

  /** The text of a notice. */
  public static String write(Notice notice) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("tenant", notice.tenant().value());
    fields.put("endpoint", notice.endpoint());
    fields.put("round", notice.round());
    fields.put("event", EventJson.fields(notice.event()));
    return Json.write(fields);
  }

  /**
   * The notice of a text that was written here.
   *
   * @throws IllegalArgumentException if it was not
   */
  @SuppressWarnings("unchecked")
  public static Notice parse(String text) {
    Map<String, Object> fields = Json.object(text);
    if (fields.get("tenant") instanceof String tenant
        && fields.get("endpoint") instanceof String endpoint
        && fields.get("round") instanceof Integer round
        && fields.get("event") instanceof Map<?, ?> event) {
      return new Notice(
          new TenantId(tenant), endpoint, EventJson.read((Map<String, Object>) event), round);
    }
    throw new IllegalArgumentException("not a notice");
  }
}
