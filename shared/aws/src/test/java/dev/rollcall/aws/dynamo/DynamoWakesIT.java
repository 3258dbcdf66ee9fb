package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.contract.WakesContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoWakesIT extends WakesContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected Wakes wakes() {
    return new DynamoWakes(tables.client(), tables.campaigns());
  }
}
