package dev.rollcall.core.memory;

import dev.rollcall.core.intake.Receipts;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Receipts in memory; none ever expires. */
public final class MemoryReceipts implements Receipts {
  private record Key(TenantId tenant, String id) {}

  private final Map<Key, Map<String, Object>> documents = new ConcurrentHashMap<>();

  @Override
  public void keep(TenantId tenant, String id, Map<String, Object> document, Instant expiresAt) {
    documents.put(new Key(tenant, id), document);
  }

  @Override
  public Optional<Map<String, Object>> find(TenantId tenant, String id) {
    return Optional.ofNullable(documents.get(new Key(tenant, id)));
  }
}
