package dev.rollcall.core.view;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.Tenants;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Reads campaigns for workers, at most two seconds old: an acknowledged pause or cancel waits as
 * long, so no worker that reads later starts anything.
 */
public final class Views {
  /** The greatest age of what {@link #find} answers, measured from before the read was sent. */
  public static final Duration CAMPAIGN_AGE_MAX = Duration.ofSeconds(2);

  /** The greatest age of a tenant's policy and channels. */
  public static final Duration TENANT_AGE_MAX = Duration.ofSeconds(30);

  private final Campaigns campaigns;
  private final Imports imports;
  private final Cache<CampaignKey, CampaignView> views;
  private final Cache<TenantId, Tenant> tenants;

  /**
   * Views over these stores.
   *
   * @param ticker monotonic, so that no stepped or skewed clock keeps a view alive
   */
  public Views(Campaigns campaigns, Imports imports, Tenants tenants, Ticker ticker) {
    this.campaigns = campaigns;
    this.imports = imports;
    this.tenants = new Cache<>(ticker, TENANT_AGE_MAX, tenants::find);
    this.views = new Cache<>(ticker, CAMPAIGN_AGE_MAX, this::read);
  }

  /** The campaign, at most two seconds old; empty if there is none. */
  public Optional<CampaignView> find(CampaignKey key) {
    return views.get(key);
  }

  /** The tenant, at most thirty seconds old. */
  public Optional<Tenant> tenant(TenantId id) {
    return tenants.get(id);
  }

  /** The campaign as it is now. */
  public Optional<CampaignView> fresh(CampaignKey key) {
    views.forget(key);
    return views.get(key);
  }

  /**
   * The campaign by a view that knows every calendar of a recipient: one may have been registered
   * after the view was read, though always before the recipient's row says so.
   */
  public CampaignView knowing(CampaignView view, Recipient recipient) {
    return view.knows(recipient) ? view : fresh(view.campaign().key()).orElse(view);
  }

  private Optional<CampaignView> read(CampaignKey key) {
    Optional<Campaign> campaign = campaigns.find(key);
    Optional<Tenant> tenant = tenants.get(key.tenant());
    if (campaign.isEmpty() || tenant.isEmpty()) {
      return Optional.empty();
    }
    var calendars = imports.find(key).map(Import::calendars).orElse(Map.of());
    return Optional.of(new CampaignView(campaign.get(), calendars, tenant.get()));
  }
}
