package dev.rollcall.core.tick;

import dev.rollcall.core.contact.Address;
import java.time.Instant;
import java.util.List;

/**
 * Whom to look at now, and when to plan again if nothing else happens.
 *
 * @param due in the order in which capacity should go to them
 * @param nextLook when the next one falls due or the next calendar opens
 * @param unfinished whether anybody may be left
 */
public record Plan(List<Address> due, Instant nextLook, boolean unfinished) {
  /** Copies what it is given. */
  public Plan {
    due = List.copyOf(due);
  }
}
