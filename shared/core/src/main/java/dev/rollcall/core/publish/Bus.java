package dev.rollcall.core.publish;

import java.util.List;

/** The tenant's event bus. */
@FunctionalInterface
public interface Bus {
  /**
   * Puts events on the bus, each at least once.
   *
   * @throws RuntimeException if any of them may not be there
   */
  void put(List<Event> events);
}
