package dev.rollcall.core.memory;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Wake;
import dev.rollcall.core.campaign.Wakes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Wakes in memory. */
public final class MemoryWakes implements Wakes {
  private final Map<CampaignKey, Wake> wakes = new HashMap<>();
  private final Map<CampaignKey, Long> sequences = new HashMap<>();

  @Override
  public synchronized List<Wake> due(Instant now, int limit) {
    return wakes.values().stream()
        .filter(wake -> !wake.at().isAfter(now))
        .sorted(
            Comparator.comparing(Wake::at)
                .thenComparing(wake -> wake.key().tenant().value())
                .thenComparing(wake -> wake.key().id().value()))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void rouse(CampaignKey key, Instant at) {
    put(key, at, sequences.merge(key, 1L, Long::sum));
  }

  @Override
  public synchronized void advance(CampaignKey key, Instant at) {
    Wake there = wakes.get(key);
    rouse(key, there == null || there.at().isAfter(at) ? at : there.at());
  }

  @Override
  public synchronized void defer(Wake wake, Instant until) {
    if (isCurrent(wake)) {
      put(wake.key(), until, wake.seq());
    }
  }

  @Override
  public synchronized void retire(Wake wake) {
    if (isCurrent(wake)) {
      wakes.remove(wake.key());
    }
  }

  private boolean isCurrent(Wake wake) {
    return sequences.getOrDefault(wake.key(), 0L) == wake.seq();
  }

  private void put(CampaignKey key, Instant at, long seq) {
    wakes.put(key, new Wake(key, at.truncatedTo(ChronoUnit.SECONDS), seq));
  }
}
