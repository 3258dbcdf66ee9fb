package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.contract.ImportsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoImportsIT extends ImportsContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected Imports imports() {
    return new DynamoImports(tables.client(), tables.campaigns());
  }
}
