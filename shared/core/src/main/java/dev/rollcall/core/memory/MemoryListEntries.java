package dev.rollcall.core.memory;

import dev.rollcall.core.list.ListEntries;
import dev.rollcall.core.list.ListEntry;
import dev.rollcall.core.list.ListKey;
import dev.rollcall.core.store.Page;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The entries of contact lists in memory. */
public final class MemoryListEntries implements ListEntries {
  private record Partition(ListKey list, int shard) {}

  private record Kept(ListEntry entry, long lastBatch) {}

  private final Map<Partition, NavigableMap<String, Kept>> partitions = new HashMap<>();

  @Override
  public synchronized ListEntry put(ListKey list, ListEntry entry) {
    NavigableMap<String, Kept> partition = partition(list, entry.shard());
    Kept there = partition.get(entry.position());
    if (there == null) {
      partition.put(entry.position(), new Kept(entry, entry.batch()));
      return entry;
    }
    if (there.lastBatch() > entry.batch()) {
      return there.entry();
    }
    ListEntry first = there.entry();
    ListEntry after =
        new ListEntry(
            first.address(),
            first.place(),
            entry.contact(),
            entry.priority(),
            first.batch(),
            first.part(),
            first.addedAt(),
            entry.expiresAt());
    partition.put(entry.position(), new Kept(after, entry.batch()));
    return after;
  }

  @Override
  public synchronized void keep(ListKey list, ListEntry entry, Instant expiresAt) {
    partition(list, entry.shard())
        .computeIfPresent(
            entry.position(),
            (_, kept) -> new Kept(kept.entry().keptUntil(expiresAt), kept.lastBatch()));
  }

  @Override
  public synchronized Page<ListEntry> page(
      ListKey list, int shard, Optional<String> after, int limit) {
    NavigableMap<String, Kept> partition = partition(list, shard);
    List<ListEntry> found =
        after
            .map(position -> partition.tailMap(position, false))
            .orElse(partition)
            .values()
            .stream()
            .map(Kept::entry)
            .limit(limit + 1L)
            .toList();
    return new Page<>(
        found.stream().limit(limit).toList(),
        found.size() > limit ? Optional.of(found.get(limit - 1).position()) : Optional.empty());
  }

  private NavigableMap<String, Kept> partition(ListKey list, int shard) {
    return partitions.computeIfAbsent(new Partition(list, shard), _ -> new TreeMap<>());
  }
}
