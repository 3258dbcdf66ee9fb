package dev.rollcall.core.memory;

import dev.rollcall.core.campaign.Buckets;
import dev.rollcall.core.campaign.CellRate;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Buckets in memory. */
public final class MemoryBuckets implements Buckets {
  private record Key(TenantId tenant, Channel channel) {}

  private final Map<Key, Long> fullAtNanos = new HashMap<>();
  private final Map<Key, Instant> pauses = new HashMap<>();

  @Override
  public synchronized int take(
      TenantId tenant, Channel channel, int wanted, int perSecond, Instant now) {
    Key key = new Key(tenant, channel);
    if (now.isBefore(pausedUntil(tenant, channel))) {
      return 0;
    }
    CellRate rate = CellRate.take(fullAtNanos.getOrDefault(key, 0L), wanted, perSecond, now);
    fullAtNanos.put(key, rate.fullAtNanos());
    return rate.granted();
  }

  @Override
  public synchronized void pause(TenantId tenant, Channel channel, Instant until) {
    pauses.merge(new Key(tenant, channel), until, (a, b) -> a.isAfter(b) ? a : b);
  }

  @Override
  public synchronized Instant pausedUntil(TenantId tenant, Channel channel) {
    return pauses.getOrDefault(new Key(tenant, channel), Instant.EPOCH);
  }

  @Override
  public Instant pauseSeen(TenantId tenant, Channel channel) {
    return pausedUntil(tenant, channel);
  }
}
