package dev.rollcall.core.campaign;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;

/** The pace at which a tenant's channel may start attempts, over all its campaigns. */
public interface Buckets {
  /**
   * Takes up to so many starts.
   *
   * <p>A generic cell rate: the bucket fills at the channel's pace and holds two seconds of it, but
   * never less than {@code wanted}, or a slow channel could never serve a full message.
   *
   * @param wanted ≥ 1
   * @param perSecond the channel's pace, ≥ 1
   * @return how many were granted, 0 to {@code wanted}
   */
  int take(TenantId tenant, Channel channel, int wanted, int perSecond, Instant now);
}
