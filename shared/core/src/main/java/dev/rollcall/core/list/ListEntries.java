package dev.rollcall.core.list;

import dev.rollcall.core.store.Page;
import java.time.Instant;
import java.util.Optional;

/** Where the entries of contact lists are kept. */
public interface ListEntries {
  /**
   * Puts an entry. One that stands at its place already takes contact, priority and end of the new
   * one, unless a later batch has written it, and keeps the batch, part and time that put it there.
   *
   * @return what stands there now
   */
  ListEntry put(ListKey list, ListEntry entry);

  /** Keeps an entry for longer, if it still stands there. */
  void keep(ListKey list, ListEntry entry, Instant expiresAt);

  /**
   * Entries of one partition, by their positions.
   *
   * @param shard 0 to {@link ListEntry#SHARDS} − 1
   * @param after the position after which to go on, or empty for the first page
   * @param limit 1–1000
   * @return the entries; if there may be more, the position of the last as where to go on
   */
  Page<ListEntry> page(ListKey list, int shard, Optional<String> after, int limit);
}
