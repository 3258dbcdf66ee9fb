package dev.rollcall.core.memory;

import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.App;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.Tenants;
import dev.rollcall.core.tenant.TokenRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tenants, their tokens and their apps in memory. */
public final class MemoryTenants implements Tenants {
  private final Map<TenantId, Tenant> tenants = new LinkedHashMap<>();
  private final Map<String, TokenRecord> tokens = new LinkedHashMap<>();
  private final Map<String, App> apps = new LinkedHashMap<>();

  @Override
  public synchronized Optional<Tenant> find(TenantId id) {
    return Optional.ofNullable(tenants.get(id));
  }

  @Override
  public synchronized Optional<TokenRecord> token(String keyId) {
    return Optional.ofNullable(tokens.get(keyId));
  }

  @Override
  public synchronized Write<Tenant> save(Tenant tenant) {
    Optional<Tenant> there = find(tenant.id());
    if (there.map(Tenant::version).orElse(0L) != tenant.version() - 1) {
      return new Write.Lost<>(there);
    }
    tenants.put(tenant.id(), tenant);
    return new Write.Done<>();
  }

  @Override
  public synchronized void save(TokenRecord token) {
    tokens.put(token.keyId(), token);
  }

  @Override
  public synchronized List<Tenant> list() {
    return List.copyOf(tenants.values());
  }

  @Override
  public synchronized Optional<App> app(String clientId) {
    return Optional.ofNullable(apps.get(clientId));
  }

  @Override
  public synchronized void save(App app) {
    apps.put(app.clientId(), app);
  }

  @Override
  public synchronized boolean removeApp(String clientId) {
    return apps.remove(clientId) != null;
  }

  @Override
  public synchronized List<App> apps(TenantId tenant) {
    return apps.values().stream().filter(app -> app.tenant().equals(tenant)).toList();
  }
}
