package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.campaign.Slots;
import dev.rollcall.core.contract.SlotsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoSlotsIT extends SlotsContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected Slots slots() {
    return new DynamoSlots(tables.client(), tables.campaigns());
  }
}
