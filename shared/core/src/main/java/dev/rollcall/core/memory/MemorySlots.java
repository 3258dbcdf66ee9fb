package dev.rollcall.core.memory;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Slots;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Slots in memory. */
public final class MemorySlots implements Slots {
  private record Lease(String nonce, Instant until) {}

  private final Map<CampaignKey, Map<String, Lease>> slots = new HashMap<>();

  @Override
  public synchronized boolean take(
      CampaignKey key, int limit, String attemptId, String nonce, Instant until, Instant now) {
    Map<String, Lease> held = of(key);
    Optional<Lease> same = Optional.ofNullable(held.get(attemptId));
    if (same.filter(lease -> lease.nonce().equals(nonce)).isPresent()) {
      return true;
    }
    held.values().removeIf(lease -> !lease.until().isAfter(now));
    if (same.filter(lease -> Slots.isAbandoned(lease.until(), until)).isPresent()) {
      held.remove(attemptId);
    }
    if (held.containsKey(attemptId) || held.size() >= limit) {
      return false;
    }
    held.put(attemptId, new Lease(nonce, until));
    return true;
  }

  @Override
  public synchronized void release(CampaignKey key, String attemptId) {
    of(key).remove(attemptId);
  }

  @Override
  public synchronized void giveBack(CampaignKey key, String attemptId, String nonce) {
    of(key).computeIfPresent(attemptId, (_, lease) -> lease.nonce().equals(nonce) ? null : lease);
  }

  @Override
  public synchronized int inUse(CampaignKey key, Instant now) {
    return (int) of(key).values().stream().filter(lease -> lease.until().isAfter(now)).count();
  }

  private Map<String, Lease> of(CampaignKey key) {
    return slots.computeIfAbsent(key, _ -> new HashMap<>());
  }
}
