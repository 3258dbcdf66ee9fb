package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.contract.RecipientsContract;
import dev.rollcall.core.recipient.Recipients;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoRecipientsIT extends RecipientsContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected Recipients recipients() {
    return new DynamoRecipients(tables.client(), tables.addresses());
  }
}
