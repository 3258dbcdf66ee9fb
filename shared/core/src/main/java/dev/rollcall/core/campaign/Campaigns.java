package dev.rollcall.core.campaign;

import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.util.Optional;

/** Where campaigns are kept. */
public interface Campaigns {
  /** The campaign as it is now; never a stale read. */
  Optional<Campaign> find(CampaignKey key);

  /**
   * Writes a campaign over the version before its own; version 1 only where there is none.
   *
   * @return done, or lost with what is there instead
   */
  Write<Campaign> save(Campaign campaign);

  /**
   * A tenant's campaigns, newest first.
   *
   * @param after where the previous page ended, or empty for the first
   * @param limit 1–100
   */
  Page<Campaign> recent(TenantId tenant, Optional<String> after, int limit);
}
