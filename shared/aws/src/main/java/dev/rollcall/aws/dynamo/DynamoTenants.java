package dev.rollcall.aws.dynamo;

import dev.rollcall.core.tenant.App;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.Tenants;
import dev.rollcall.core.tenant.TokenRecord;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Tenants, their tokens and their apps in a table of their own. */
public final class DynamoTenants implements Tenants {
  private final Table tenants;

  /** Tenants in this table. */
  public DynamoTenants(DynamoDbClient client, String tenantsTable) {
    this.tenants = new Table(client, tenantsTable);
  }

  @Override
  public Optional<Tenant> find(TenantId id) {
    return tenants.find(Keys.tenant(id)).map(TenantItem::read);
  }

  @Override
  public Optional<TokenRecord> token(String keyId) {
    return tenants
        .find(Keys.token(keyId))
        .map(
            item ->
                new TokenRecord(
                    keyId,
                    new TenantId(item.text("tenant")),
                    item.text("secretHash"),
                    item.time("createdAt"),
                    item.maybeTime("expiresAt"),
                    item.maybeText("name")));
  }

  @Override
  public void save(Tenant tenant) {
    tenants.put(TenantItem.write(tenant));
  }

  @Override
  public void save(TokenRecord token) {
    tenants.put(
        new Item()
            .all(Keys.token(token.keyId()))
            .text("tenant", token.tenant().value())
            .text("secretHash", token.secretHash())
            .time("createdAt", token.createdAt())
            .time("expiresAt", token.expiresAt())
            .text("name", token.name())
            .build());
  }

  @Override
  public List<Tenant> list() {
    return tenants.scan(TenantItem.PREFIX).map(TenantItem::read).toList();
  }

  @Override
  public Optional<App> app(String clientId) {
    return tenants.find(Keys.app(clientId)).map(AppItem::read);
  }

  @Override
  public void save(App app) {
    tenants.put(AppItem.write(app));
  }

  @Override
  public boolean removeApp(String clientId) {
    return tenants
        .client()
        .deleteItem(
            r ->
                r.tableName(tenants.name())
                    .key(Keys.app(clientId))
                    .returnValues(ReturnValue.ALL_OLD))
        .hasAttributes();
  }

  @Override
  public List<App> apps(TenantId tenant) {
    return tenants
        .scan(AppItem.PREFIX)
        .map(AppItem::read)
        .filter(app -> app.tenant().equals(tenant))
        .toList();
  }
}
