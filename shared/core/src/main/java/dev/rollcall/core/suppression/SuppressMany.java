package dev.rollcall.core.suppression;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.tenant.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Suppresses a whole list: when this returns, no attempt to any of its addresses can begin any
 * more. The rows of running campaigns end at their next look.
 */
public final class SuppressMany {
  private final Suppress suppress;
  private final Crew crew;

  /** Suppression of many, side by side. */
  public SuppressMany(Suppress suppress, Crew crew) {
    this.suppress = suppress;
    this.crew = crew;
  }

  /** One line of the list. */
  public record Entry(Address address, Suppression suppression) {}

  /**
   * What came of it.
   *
   * @param addresses how many are suppressed, each counted once
   * @param added how many of them were not, in that kind and on that channel, before
   */
  public record Suppressed(int addresses, int added) {}

  /** Suppresses all; of two entries for one address, kind and channel the later counts. */
  public Suppressed run(TenantId tenant, List<Entry> entries) {
    Map<Address, Map<String, Suppression>> byAddress = new LinkedHashMap<>();
    for (Entry entry : entries) {
      byAddress
          .computeIfAbsent(entry.address(), _ -> new LinkedHashMap<>())
          .put(entry.suppression().slot(), entry.suppression());
    }
    AtomicInteger added = new AtomicInteger();
    crew.each(
        List.copyOf(byAddress.entrySet()),
        line -> {
          if (suppress.enter(tenant, line.getKey(), new ArrayList<>(line.getValue().values()))) {
            added.incrementAndGet();
          }
        });
    return new Suppressed(byAddress.size(), added.get());
  }
}
