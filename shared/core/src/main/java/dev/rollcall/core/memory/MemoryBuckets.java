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

  @Override
  public synchronized int take(
      TenantId tenant, Channel channel, int wanted, int perSecond, Instant now) {
    Key key = new Key(tenant, channel);
    CellRate rate = CellRate.take(fullAtNanos.getOrDefault(key, 0L), wanted, perSecond, now);
    fullAtNanos.put(key, rate.fullAtNanos());
    return rate.granted();
  }
}
