package dev.rollcall.core.tenant;

import dev.rollcall.core.store.Write;
import java.util.List;
import java.util.Optional;

/** Where tenants and the hashes of their tokens are kept. */
public interface Tenants {
  /** The tenant of an id. */
  Optional<Tenant> find(TenantId id);

  /** The token of a public key id, expired or not. */
  Optional<TokenRecord> token(String keyId);

  /** Writes a tenant over the version before its own. */
  Write<Tenant> save(Tenant tenant);

  /** Writes a token, replacing what was there. */
  void save(TokenRecord token);

  /** Every tenant, in no promised order; an administrator's read, never a handler's. */
  List<Tenant> list();

  /** The app of a client id. */
  Optional<App> app(String clientId);

  /** Writes an app, replacing what was there. */
  void save(App app);

  /** Takes an app's rights away; answers whether it had any. */
  boolean removeApp(String clientId);

  /** Every app of a tenant, in no promised order; an administrator's read, never a handler's. */
  List<App> apps(TenantId tenant);
}
