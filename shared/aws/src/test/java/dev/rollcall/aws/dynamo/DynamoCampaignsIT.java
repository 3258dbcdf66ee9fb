package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.contract.CampaignsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoCampaignsIT extends CampaignsContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected Campaigns campaigns() {
    return new DynamoCampaigns(tables.client(), tables.campaigns());
  }
}
