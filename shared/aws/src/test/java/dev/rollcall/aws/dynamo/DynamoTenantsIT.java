package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.contract.TenantsContract;
import dev.rollcall.core.tenant.Tenants;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoTenantsIT extends TenantsContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected Tenants tenants() {
    return new DynamoTenants(tables.client(), tables.tenants());
  }
}
