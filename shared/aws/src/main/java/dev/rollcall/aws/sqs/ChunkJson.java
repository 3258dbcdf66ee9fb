package dev.rollcall.aws.sqs;

import dev.rollcall.aws.json.Json;
import dev.rollcall.aws.json.Reading;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.time.DayPart;
import java.util.LinkedHashMap;
import java.util.Map;

/** A chunk as the queue carries it; what a row does not say is left out. */
public final class ChunkJson {
  private ChunkJson() {}

  /** Writes a chunk. */
  public static String write(Chunk chunk) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("tenant", chunk.campaign().tenant().value());
    json.put("campaign", chunk.campaign().id().value());
    json.put("number", chunk.number());
    json.put("seed", chunk.seed());
    json.put("acceptedAt", chunk.acceptedAt().toString());
    json.put("rows", chunk.rows().stream().map(ChunkJson::write).toList());
    return Json.write(json);
  }

  /**
   * Reads a chunk.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Chunk parse(String text) {
    Reading json = Reading.of(text);
    return new Chunk(
        new CampaignKey(new TenantId(json.text("tenant")), new CampaignId(json.text("campaign"))),
        json.integer("number"),
        json.text("seed"),
        json.instant("acceptedAt"),
        json.objects("rows").map(ChunkJson::row).toList());
  }

  private static Map<String, Object> write(Chunk.Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("to", row.address().value());
    row.zone().ifPresent(zone -> json.put("zone", zone));
    row.part().ifPresent(part -> json.put("part", part.word()));
    if (!row.attributes().isEmpty()) {
      json.put("attributes", row.attributes());
    }
    json.put("priority", row.priority());
    row.from().ifPresent(from -> json.put("from", from));
    if (!row.context().isEmpty()) {
      json.put("context", row.context());
    }
    return json;
  }

  private static Chunk.Row row(Reading json) {
    return new Chunk.Row(
        new Address(json.text("to")),
        json.maybeText("zone"),
        json.maybeText("part").map(DayPart::of),
        json.values("attributes"),
        json.integer("priority"),
        json.maybeText("from"),
        json.values("context"));
  }
}
