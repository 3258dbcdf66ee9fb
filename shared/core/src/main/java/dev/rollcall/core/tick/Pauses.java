package dev.rollcall.core.tick;

import dev.rollcall.core.campaign.Buckets;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** How long carriers want to be left alone, read once for each channel that a plan asks about. */
final class Pauses {
  private static final int TICK_SECONDS = 60;

  private final TenantId tenant;
  private final Buckets buckets;
  private final Map<Channel, Instant> read = new EnumMap<>(Channel.class);

  Pauses(TenantId tenant, Buckets buckets) {
    this.tenant = tenant;
    this.buckets = buckets;
  }

  /** When starts may go on; now, if nothing pauses. */
  Instant over(Channel channel, Instant now) {
    Instant until = read.computeIfAbsent(channel, c -> buckets.pausedUntil(tenant, c));
    return until.isAfter(now) ? until : now;
  }

  /** How many whole seconds of this tick's minute are left for starts. */
  int seconds(Channel channel, Instant now) {
    Duration held = Duration.between(now, over(channel, now));
    return Math.toIntExact(Math.max(0, Duration.ofSeconds(TICK_SECONDS).minus(held).toSeconds()));
  }
}
