package dev.rollcall.api.intake;

import dev.rollcall.aws.sqs.ChunkJson;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.intake.Chunk;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Cuts contacts into parts that fit a message. */
public final class Parts {
  private Parts() {}

  /**
   * Chunks of the rows in their order, numbered from 1.
   *
   * @param rows at least one, each far smaller than a chunk
   */
  public static List<Chunk> of(
      CampaignKey campaign, String seed, Instant acceptedAt, List<Chunk.Row> rows) {
    return of(campaign, seed, acceptedAt, rows, ChunkJson::bytes, Optional::of);
  }

  /**
   * Chunks of places in their order, numbered from 1; what stands in a place does not change where
   * is cut.
   *
   * @param places at least one
   * @param bytes no fewer than what stands there takes, and far fewer than a chunk
   * @param row what stands in a place, if anything does
   */
  public static <P> List<Chunk> of(
      CampaignKey campaign,
      String seed,
      Instant acceptedAt,
      List<P> places,
      ToIntFunction<P> bytes,
      Function<P, Optional<Chunk.Row>> row) {
    // The number's digits are part of the envelope; no campaign has a billion chunks.
    Chunk envelope = new Chunk(campaign, 999_999_999, seed, acceptedAt, List.of());
    List<Chunk> chunks = new ArrayList<>();
    for (List<P> part : cut(places, bytes(envelope), bytes)) {
      List<Chunk.Row> rows = part.stream().flatMap(place -> row.apply(place).stream()).toList();
      chunks.add(new Chunk(campaign, chunks.size() + 1, seed, acceptedAt, rows));
    }
    return chunks;
  }

  /**
   * Parts of the rows in their order, each with few and small enough ones for a message.
   *
   * @param rows at least one, each far smaller than a part
   * @param envelope the bytes of a message without rows
   * @param bytes those that a row adds
   */
  static <R> List<List<R>> cut(List<R> rows, int envelope, ToIntFunction<R> bytes) {
    List<List<R>> parts = new ArrayList<>();
    List<R> open = new ArrayList<>();
    int size = envelope;
    for (R row : rows) {
      int rowBytes = bytes.applyAsInt(row);
      boolean full = open.size() == Chunk.ROWS_MAX || size + rowBytes > Chunk.BYTES_MAX;
      if (full && !open.isEmpty()) {
        parts.add(open);
        open = new ArrayList<>();
        size = envelope;
      }
      open.add(row);
      size += rowBytes;
    }
    parts.add(open);
    return parts;
  }

  private static int bytes(Chunk chunk) {
    return ChunkJson.write(chunk).getBytes(StandardCharsets.UTF_8).length;
  }
}
