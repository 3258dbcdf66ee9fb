package dev.rollcall.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.contract.TenantsContract;
import dev.rollcall.core.manage.ChangePolicy;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.Tenants;
import dev.rollcall.core.testing.Examples;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoTenantsIT extends TenantsContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected Tenants tenants() {
    return new DynamoTenants(tables.client(), tables.tenants());
  }

  @Test
  void writesOverATenantFromBeforeThereWereVersions() {
    Tenant tenant = Examples.tenant(Policy.DEFAULT);
    Map<String, AttributeValue> item = new HashMap<>(TenantItem.write(tenant));
    item.remove("v");
    tables.client().putItem(put -> put.tableName(tables.tenants()).item(item));

    Tenant changed =
        new ChangePolicy(tenants()).run(tenant.id(), policy -> policy.withRefusalsInRowMax(3));

    assertThat(tenants().find(tenant.id())).contains(changed);
    assertThat(changed.policy().refusalsInRowMax()).isEqualTo(3);
    assertThat(tenants().save(tenant)).isInstanceOf(Write.Lost.class);
  }
}
