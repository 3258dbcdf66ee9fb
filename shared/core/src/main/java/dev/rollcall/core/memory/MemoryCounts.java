package dev.rollcall.core.memory;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Tally;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Campaigns' figures in memory. */
public final class MemoryCounts implements Counts {
  private record Shard(CampaignKey key, String name) {}

  private final Map<CampaignKey, Tally> figures = new HashMap<>();
  private final Map<Shard, String> watermarks = new HashMap<>();

  @Override
  public synchronized Tally find(CampaignKey key) {
    return figures.getOrDefault(key, Tally.NONE);
  }

  @Override
  public synchronized Tally fold(CampaignKey key, String shard, List<Change> changes, Instant now) {
    Shard name = new Shard(key, shard);
    for (Change change : changes) {
      if (change.sequence().compareTo(watermarks.getOrDefault(name, "")) > 0) {
        watermarks.put(name, change.sequence());
        figures.merge(key, change.delta(), Tally::plus);
      }
    }
    return find(key);
  }
}
