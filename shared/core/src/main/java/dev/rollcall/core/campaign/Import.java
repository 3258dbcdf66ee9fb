package dev.rollcall.core.campaign;

import dev.rollcall.core.time.Calendar;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a campaign's contacts are in.
 *
 * @param key the campaign
 * @param chunksExpected how many chunks its body was cut into, ≥ 1
 * @param chunks what came in, by number of each chunk that is done
 * @param calendars every calendar its recipients follow, by id; registered before the first of them
 *     is enrolled, never removed
 * @param progressAt when a chunk was last recorded
 */
public record Import(
    CampaignKey key,
    int chunksExpected,
    Map<Integer, ChunkCounts> chunks,
    Map<String, Calendar> calendars,
    Instant progressAt) {
  /** Copies what it is given. */
  public Import {
    chunks = Map.copyOf(chunks);
    // In the order of their ids, so that whoever goes through them does the same every time.
    calendars = Collections.unmodifiableMap(new TreeMap<>(calendars));
  }

  /** Whether every chunk is in. */
  public boolean isDone() {
    return chunks.size() >= chunksExpected;
  }

  /** What came in so far. */
  public ChunkCounts sum() {
    return chunks.values().stream().reduce(ChunkCounts.NONE, ChunkCounts::plus);
  }

  /** Recipients enrolled so far. */
  public int created() {
    return sum().enrolled();
  }
}
