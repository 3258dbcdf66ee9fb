package dev.rollcall.core.intake;

import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where it is kept what a caller sent and was told, apart from what the engine works with: a
 * listing's description, the rows that were rejected.
 */
public interface Receipts {
  /**
   * Keeps a document, replacing what was kept under its id.
   *
   * @param id of the thing created, unique in the tenant
   * @param document JSON values; at most about 5 MB of text that repeats itself
   * @param expiresAt when it may be forgotten
   */
  void keep(TenantId tenant, String id, Map<String, Object> document, Instant expiresAt);

  /** The document kept under an id. */
  Optional<Map<String, Object>> find(TenantId tenant, String id);
}
