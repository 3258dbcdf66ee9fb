package dev.rollcall.aws.dynamo;

import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.App;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.Tenants;
import dev.rollcall.core.tenant.TokenRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
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
  public Write<Tenant> save(Tenant tenant) {
    Map<String, AttributeValue> item = TenantItem.write(tenant);
    Update.Answer answer =
        tenant.version() == 1
            // Nor was there a version on what was written before there were any.
            ? tenants.put(item, "attribute_not_exists(v)", Map.of())
            : tenants.put(
                item, "v = :before", Map.of(":before", Item.number(tenant.version() - 1)));
    return switch (answer) {
      case Update.Answer.Done _ -> new Write.Done<>();
      case Update.Answer.Refused(var there) -> new Write.Lost<>(there.map(TenantItem::read));
    };
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
