package dev.rollcall.core.tick;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Whom to look at now, and when to plan again if nothing else happens.
 *
 * @param due by the channel on which they are reached, in the order in which capacity should go to
 *     them
 * @param nextLook when the next one falls due or the next calendar opens
 * @param unfinished whether anybody may be left
 */
public record Plan(Map<Channel, List<Address>> due, Instant nextLook, boolean unfinished) {
  /** Copies what it is given. */
  public Plan {
    Map<Channel, List<Address>> copy = new EnumMap<>(Channel.class);
    due.forEach((channel, addresses) -> copy.put(channel, List.copyOf(addresses)));
    due = copy;
  }

  /** How many it names. */
  public int size() {
    return due.values().stream().mapToInt(List::size).sum();
  }
}
