package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.contract.ContactListsContract;
import dev.rollcall.core.list.ContactLists;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoContactListsIT extends ContactListsContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected ContactLists lists() {
    return new DynamoContactLists(tables.client(), tables.campaigns());
  }
}
