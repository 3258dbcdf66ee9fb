package dev.rollcall.aws.sqs;

import dev.rollcall.aws.json.Json;
import dev.rollcall.aws.json.Reading;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.intake.ListChunk;
import dev.rollcall.core.list.ListId;
import dev.rollcall.core.list.ListKey;
import dev.rollcall.core.tenant.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A part of a batch for a list as the queue carries it; its rows look like those of a chunk. */
public final class ListChunkJson {
  private ListChunkJson() {}

  /** Writes a part. */
  public static String write(ListChunk chunk) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(ParcelJson.KIND, ParcelJson.LIST_CHUNK);
    json.put("tenant", chunk.list().tenant().value());
    json.put("list", chunk.list().id().value());
    json.put("batch", chunk.batch());
    json.put("number", chunk.number());
    json.put("seed", chunk.seed());
    json.put("acceptedAt", chunk.acceptedAt().toString());
    json.put("rows", chunk.rows().stream().map(ListChunkJson::write).toList());
    return Json.write(json);
  }

  /** How many bytes a row takes of a part, with its comma. */
  public static int bytes(ListChunk.Row row) {
    return ChunkJson.bytes(chunkRow(row));
  }

  static ListChunk read(Reading json) {
    return new ListChunk(
        new ListKey(new TenantId(json.text("tenant")), new ListId(json.text("list"))),
        json.integer("batch"),
        json.integer("number"),
        json.text("seed"),
        json.instant("acceptedAt"),
        json.objects("rows").map(ListChunkJson::row).toList());
  }

  private static Map<String, Object> write(ListChunk.Row row) {
    return ChunkJson.write(chunkRow(row));
  }

  private static Chunk.Row chunkRow(ListChunk.Row row) {
    return new Chunk.Row(
        row.address(),
        Optional.empty(),
        new Chunk.Who.Sent(row.person()),
        row.priority(),
        Optional.empty(),
        Map.of());
  }

  private static ListChunk.Row row(Reading json) {
    Chunk.Row row = ChunkJson.row(json);
    return switch (row.who()) {
      case Chunk.Who.Sent(Person person) -> new ListChunk.Row(person, row.priority());
      case Chunk.Who.Known _ -> throw new IllegalArgumentException("a list takes in people");
    };
  }
}
