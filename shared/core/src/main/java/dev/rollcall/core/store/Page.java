package dev.rollcall.core.store;

import java.util.List;
import java.util.Optional;

/**
 * A part of a longer list.
 *
 * @param items in the list's order
 * @param next where the next page begins, meaningful to the store only; empty after the last
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, Optional<String> next) {
  /** Copies what it is given. */
  public Page {
    items = List.copyOf(items);
  }
}
