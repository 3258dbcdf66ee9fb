package dev.rollcall.core.memory;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.publish.CampaignChange;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Campaigns in memory. */
public final class MemoryCampaigns implements Campaigns {
  private static final Comparator<Campaign> NEWEST_FIRST =
      Comparator.comparing(MemoryCampaigns::position).reversed();

  private final Map<CampaignKey, Campaign> campaigns = new HashMap<>();
  private final Sequence sequence = new Sequence();
  private final Consumer<CampaignChange> changes;

  /** Campaigns whose changes nobody follows. */
  public MemoryCampaigns() {
    this(change -> {});
  }

  /**
   * Campaigns whose changes are followed, as by a stream.
   *
   * @param changes is told each in the order of the writes, while the store is locked: it should
   *     only take the change down
   */
  public MemoryCampaigns(Consumer<CampaignChange> changes) {
    this.changes = changes;
  }

  @Override
  public synchronized Optional<Campaign> find(CampaignKey key) {
    return Optional.ofNullable(campaigns.get(key));
  }

  @Override
  public synchronized Write<Campaign> save(Campaign campaign) {
    Optional<Campaign> before = find(campaign.key());
    if (before.map(Campaign::version).orElse(0L) != campaign.version() - 1) {
      return new Write.Lost<>(before);
    }
    campaigns.put(campaign.key(), campaign);
    changes.accept(new CampaignChange(sequence.next(), before, campaign));
    return new Write.Done<>();
  }

  @Override
  public synchronized Page<Campaign> recent(TenantId tenant, Optional<String> after, int limit) {
    List<Campaign> found =
        campaigns.values().stream()
            .filter(campaign -> campaign.key().tenant().equals(tenant))
            .sorted(NEWEST_FIRST)
            .dropWhile(after.map(MemoryCampaigns::upTo).orElse(campaign -> false))
            .limit(limit + 1L)
            .toList();
    return new Page<>(
        found.stream().limit(limit).toList(),
        found.size() > limit ? Optional.of(position(found.get(limit - 1))) : Optional.empty());
  }

  private static Predicate<Campaign> upTo(String position) {
    return campaign -> position(campaign).compareTo(position) >= 0;
  }

  private static String position(Campaign campaign) {
    return "%020d#%s".formatted(campaign.createdAt().toEpochMilli(), campaign.key().id());
  }
}
