package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.contract.AuditTrailContract;
import dev.rollcall.core.suppression.AuditTrail;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoAuditTrailIT extends AuditTrailContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected AuditTrail trail() {
    return new DynamoAuditTrail(tables.client(), tables.addresses());
  }
}
