package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.contract.ReceiptsContract;
import dev.rollcall.core.intake.Receipts;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoReceiptsIT extends ReceiptsContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected Receipts receipts() {
    return new DynamoReceipts(tables.client(), tables.campaigns());
  }
}
