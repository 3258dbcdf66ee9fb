package dev.rollcall.core.list;

import dev.rollcall.core.store.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The entries of a whole list, page by page, partition after partition. */
public final class Members {
  private final ListEntries entries;

  /** Pages from this store. */
  public Members(ListEntries entries) {
    this.entries = entries;
  }

  /** Where a page goes on: a partition, and behind which position of it. */
  private record Position(int shard, Optional<String> within) {
    static final Position FIRST = new Position(0, Optional.empty());

    static Position parse(String text) {
      int space = text.indexOf(' ');
      return new Position(
          Integer.parseInt(text.substring(0, space)),
          Optional.of(text.substring(space + 1)).filter(within -> !within.isEmpty()));
    }

    String text() {
      return shard + " " + within.orElse("");
    }
  }

  /**
   * One page.
   *
   * @param after where the previous page ended, or empty for the first
   * @param limit 1–100
   */
  public Page<ListEntry> page(ListKey list, Optional<String> after, int limit) {
    Position at = after.map(Position::parse).orElse(Position.FIRST);
    List<ListEntry> found = new ArrayList<>();
    while (at.shard() < ListEntry.SHARDS && found.size() < limit) {
      Page<ListEntry> some = entries.page(list, at.shard(), at.within(), limit - found.size());
      found.addAll(some.items());
      at =
          some.next().isPresent()
              ? new Position(at.shard(), some.next())
              : new Position(at.shard() + 1, Optional.empty());
    }
    return new Page<>(
        found, at.shard() < ListEntry.SHARDS ? Optional.of(at.text()) : Optional.empty());
  }
}
