package dev.rollcall.core.memory;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Refusals;
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
    String seen = watermarks.getOrDefault(name, "");
    List<Change> rest =
        changes.stream().filter(change -> change.sequence().compareTo(seen) > 0).toList();
    if (!rest.isEmpty()) {
      watermarks.put(name, rest.getLast().sequence());
      long inRow = Refusals.of(rest).after(find(key).of(Tally.REFUSED_IN_ROW));
      Tally sum = rest.stream().map(Change::delta).reduce(find(key), Tally::plus);
      figures.put(key, sum.with(Tally.REFUSED_IN_ROW, inRow));
    }
    return find(key);
  }

  @Override
  public synchronized void forgive(CampaignKey key, long inRow) {
    figures.put(key, find(key).with(Tally.REFUSED_IN_ROW, inRow));
  }
}
