package dev.rollcall.core.tenant;

import dev.rollcall.core.channel.Channel;
import java.util.Map;
import java.util.Optional;

/**
 * An account that owns contacts and campaigns.
 *
 * @param id its key
 * @param name what people call it
 * @param policy what it allows in all its campaigns
 * @param channels how it reaches people; a channel that is absent cannot be used
 * @param webhookSecret signs webhooks of campaigns that bring no secret of their own
 * @param version grows with every write, from 1; 0 was written before there were versions
 */
public record Tenant(
    TenantId id,
    String name,
    Policy policy,
    Map<Channel, ChannelSettings> channels,
    String webhookSecret,
    long version) {
  /** Copies what it is given. */
  public Tenant {
    channels = Map.copyOf(channels);
  }

  /** A tenant that was never written. */
  public Tenant(
      TenantId id,
      String name,
      Policy policy,
      Map<Channel, ChannelSettings> channels,
      String webhookSecret) {
    this(id, name, policy, channels, webhookSecret, 1);
  }

  /** This tenant with another policy. */
  public Tenant with(Policy other) {
    return new Tenant(id, name, other, channels, webhookSecret, version);
  }

  /** This tenant ready to be written over the version that was read. */
  public Tenant next(Tenant read) {
    return new Tenant(id, name, policy, channels, webhookSecret, read.version + 1);
  }

  /** How this tenant uses a channel, or empty if it does not. */
  public Optional<ChannelSettings> channel(Channel channel) {
    return Optional.ofNullable(channels.get(channel));
  }
}
