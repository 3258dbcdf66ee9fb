package dev.rollcall.core.campaign;

import dev.rollcall.core.time.Calendar;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Where the progress of imports is kept. */
public interface Imports {
  /** Begins an import; one that has begun stays as it is. */
  void begin(CampaignKey key, int chunksExpected, Instant now);

  /** How far an import is; never a stale read. */
  Optional<Import> find(CampaignKey key);

  /** Adds calendars; those that are there stay. Costs nothing for an empty collection. */
  void register(CampaignKey key, Collection<Calendar> calendars);

  /**
   * Records a chunk as done; the first record of a chunk stands.
   *
   * @return the import with that chunk
   */
  Import record(CampaignKey key, int chunk, ChunkCounts counts, Instant now);

  /** Notes that an import goes on, though no chunk of it is done just now. */
  void touch(CampaignKey key, Instant now);
}
