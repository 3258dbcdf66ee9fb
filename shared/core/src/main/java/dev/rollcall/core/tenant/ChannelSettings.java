package dev.rollcall.core.tenant;

import java.time.Duration;

/**
 * How a tenant uses one channel.
 *
 * @param carrier who places the calls or sends the messages
 * @param startsPerSecond the fastest pace at which attempts may start, at least 1
 * @param longestCall after this the carrier ends the call; it is told so with each attempt
 * @param from the caller id or sender that recipients see when their target names none
 */
public record ChannelSettings(
    CarrierSettings carrier, int startsPerSecond, Duration longestCall, String from) {
  /** How long after the longest call an attempt still counts as live: clocks and callbacks lag. */
  public static final Duration LEASE_MARGIN = Duration.ofSeconds(60);

  private static final int STARTS_PER_SHARD = 250;

  /** Refuses a pace or a length that could never start a call. */
  public ChannelSettings {
    if (startsPerSecond < 1) {
      throw new IllegalArgumentException("startsPerSecond must be at least 1");
    }
    if (!longestCall.isPositive()) {
      throw new IllegalArgumentException("longestCall must be positive");
    }
  }

  /**
   * Over how many agenda partitions a campaign on this channel spreads each of its calendars, so
   * that none is written to faster than a partition takes.
   */
  public int shards() {
    return Math.ceilDiv(startsPerSecond, STARTS_PER_SHARD);
  }

  /** How long one attempt may hold its line and its slot. */
  public Duration lease() {
    return longestCall.plus(LEASE_MARGIN);
  }
}
