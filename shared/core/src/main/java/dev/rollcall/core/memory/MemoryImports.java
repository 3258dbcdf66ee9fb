package dev.rollcall.core.memory;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.ChunkCounts;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.time.Calendar;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Imports in memory. */
public final class MemoryImports implements Imports {
  private final Map<CampaignKey, Import> imports = new HashMap<>();

  @Override
  public synchronized void begin(CampaignKey key, int chunksExpected, Instant now) {
    imports.putIfAbsent(key, new Import(key, chunksExpected, Map.of(), Map.of(), now));
  }

  @Override
  public synchronized Optional<Import> find(CampaignKey key) {
    return Optional.ofNullable(imports.get(key));
  }

  @Override
  public synchronized void register(CampaignKey key, Collection<Calendar> calendars) {
    if (calendars.isEmpty()) {
      return;
    }
    Import there = begun(key);
    Map<String, Calendar> more = new HashMap<>(there.calendars());
    calendars.forEach(calendar -> more.putIfAbsent(calendar.id(), calendar));
    imports.put(
        key, new Import(key, there.chunksExpected(), there.chunks(), more, there.progressAt()));
  }

  @Override
  public synchronized Import record(CampaignKey key, int chunk, ChunkCounts counts, Instant now) {
    Import there = begun(key);
    Map<Integer, ChunkCounts> more = new HashMap<>(there.chunks());
    more.putIfAbsent(chunk, counts);
    Import after = new Import(key, there.chunksExpected(), more, there.calendars(), now);
    imports.put(key, after);
    return after;
  }

  @Override
  public synchronized void touch(CampaignKey key, Instant now) {
    Import there = begun(key);
    imports.put(
        key, new Import(key, there.chunksExpected(), there.chunks(), there.calendars(), now));
  }

  private Import begun(CampaignKey key) {
    return find(key)
        .orElseThrow(() -> new IllegalStateException("no import of " + key.id() + " was begun"));
  }
}
