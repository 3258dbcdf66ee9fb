package dev.rollcall.api.intake;

import dev.rollcall.aws.sqs.ChunkJson;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.intake.Chunk;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Cuts a campaign's contacts into chunks that fit a message. */
public final class Parts {
  private Parts() {}

  /**
   * Chunks of the rows in their order, numbered from 1.
   *
   * @param rows at least one, each far smaller than a chunk
   */
  public static List<Chunk> of(
      CampaignKey campaign, String seed, Instant acceptedAt, List<Chunk.Row> rows) {
    // The number's digits are part of the envelope; no campaign has a billion chunks.
    int envelope = bytes(new Chunk(campaign, 999_999_999, seed, acceptedAt, List.of()));
    List<Chunk> chunks = new ArrayList<>();
    List<Chunk.Row> open = new ArrayList<>();
    int size = envelope;
    for (Chunk.Row row : rows) {
      Chunk alone = new Chunk(campaign, 999_999_999, seed, acceptedAt, List.of(row));
      int rowBytes = bytes(alone) - envelope + 1;
      boolean full = open.size() == Chunk.ROWS_MAX || size + rowBytes > Chunk.BYTES_MAX;
      if (full && !open.isEmpty()) {
        chunks.add(new Chunk(campaign, chunks.size() + 1, seed, acceptedAt, open));
        open = new ArrayList<>();
        size = envelope;
      }
      open.add(row);
      size += rowBytes;
    }
    chunks.add(new Chunk(campaign, chunks.size() + 1, seed, acceptedAt, open));
    return chunks;
  }

  private static int bytes(Chunk chunk) {
    return ChunkJson.write(chunk).getBytes(StandardCharsets.UTF_8).length;
  }
}
