package dev.rollcall.core.campaign;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;

/** The pace at which a tenant's channel may start attempts, over all its campaigns. */
public interface Buckets {
  /**
   * Takes up to so many starts.
   *
   * <p>A generic cell rate, unless the channel pauses: the bucket fills at the channel's pace and
   * holds two seconds of it, but never less than {@code wanted}, or a slow channel could never
   * serve a full message.
   *
   * @param wanted ≥ 1
   * @param perSecond the channel's pace, ≥ 1
   * @return how many were granted, 0 to {@code wanted}
   */
  int take(TenantId tenant, Channel channel, int wanted, int perSecond, Instant now);

  /**
   * Grants no start before an instant; a channel that pauses for longer already goes on doing so.
   * Whoever was granted starts before may still use them.
   */
  void pause(TenantId tenant, Channel channel, Instant until);

  /**
   * Until when a channel pauses; an instant that is over, if it does not. May miss a pause that
   * began just now.
   */
  Instant pausedUntil(TenantId tenant, Channel channel);

  /** Like {@link #pausedUntil}, as this worker last saw it: costs nothing, and may lag for long. */
  Instant pauseSeen(TenantId tenant, Channel channel);
}
