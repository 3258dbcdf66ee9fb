package dev.rollcall.core.recipient;

import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.tenant.TenantId;

/** One address in one campaign. */
public record RecipientKey(TenantId tenant, CampaignId campaign, Address address) {
  /** The campaign's own key. */
  public CampaignKey campaignKey() {
    return new CampaignKey(tenant, campaign);
  }
}
