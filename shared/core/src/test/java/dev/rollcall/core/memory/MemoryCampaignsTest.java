package dev.rollcall.core.memory;

import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.contract.CampaignsContract;

class MemoryCampaignsTest extends CampaignsContract {
  private final MemoryCampaigns store = new MemoryCampaigns();

  @Override
  protected Campaigns campaigns() {
    return store;
  }
}
