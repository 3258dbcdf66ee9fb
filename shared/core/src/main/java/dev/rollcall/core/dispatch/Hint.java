package dev.rollcall.core.dispatch;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A suggestion to the workers. The rows decide: a hint that is lost, doubled, late or out of order
 * changes nothing but latency.
 */
public sealed interface Hint {
  /** After this unread, a hint only repeats what the next tick says anyway. */
  Duration FRESH_FOR = Duration.ofSeconds(90);

  /** The most recipients that one hint names. */
  int RECIPIENTS_MAX = 20;

  /** The campaign concerned. */
  CampaignKey campaign();

  /** From when on it means something. */
  Instant at();

  /** Whether it came too late to be followed. */
  default boolean isStale(Instant now) {
    return at().plus(FRESH_FOR).isBefore(now);
  }

  /**
   * Look at these recipients.
   *
   * @param channel on which they are reached: whose pace holds
   * @param addresses 1 to {@value #RECIPIENTS_MAX}
   */
  record Look(CampaignKey campaign, Instant at, Channel channel, List<Address> addresses)
      implements Hint {
    /** Copies what it is given. */
    public Look {
      addresses = List.copyOf(addresses);
    }
  }

  /** Capacity came free: go on from the head of the agenda. */
  record Fill(CampaignKey campaign, Instant at) implements Hint {}
}
