package dev.rollcall.core.memory;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.suppression.AuditTrail;
import dev.rollcall.core.suppression.Lifted;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The record of lifted suppressions in memory. */
public final class MemoryAuditTrail implements AuditTrail {
  private record Key(TenantId tenant, Address address, Instant since, String slot) {}

  private final Map<Key, Lifted> records = new HashMap<>();

  @Override
  public synchronized void record(Lifted lifted) {
    Key key =
        new Key(
            lifted.tenant(),
            lifted.address(),
            lifted.suppression().at(),
            lifted.suppression().slot());
    records.put(key, lifted);
  }

  @Override
  public synchronized List<Lifted> of(TenantId tenant, Address address) {
    return records.entrySet().stream()
        .filter(e -> e.getKey().tenant().equals(tenant) && e.getKey().address().equals(address))
        .sorted(
            Comparator.comparing((Map.Entry<Key, Lifted> e) -> e.getKey().since())
                .thenComparing(e -> e.getKey().slot()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
