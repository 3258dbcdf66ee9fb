package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.contract.CountsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoCountsIT extends CountsContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected Counts counts() {
    return new DynamoCounts(tables.client(), tables.campaigns());
  }
}
