package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.contract.ListEntriesContract;
import dev.rollcall.core.list.ListEntries;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoListEntriesIT extends ListEntriesContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected ListEntries entries() {
    return new DynamoListEntries(tables.client(), tables.listEntries());
  }
}
