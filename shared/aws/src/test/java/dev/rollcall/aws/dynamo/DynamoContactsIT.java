package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.contract.ContactsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoContactsIT extends ContactsContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected Contacts contacts() {
    return new DynamoContacts(tables.client(), tables.addresses());
  }
}
