package dev.rollcall.core.memory;

import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.list.Batch;
import dev.rollcall.core.list.ContactList;
import dev.rollcall.core.list.ContactList.Awaited;
import dev.rollcall.core.list.ContactList.Use;
import dev.rollcall.core.list.ContactLists;
import dev.rollcall.core.list.ListKey;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Contact lists in memory. */
public final class MemoryContactLists implements ContactLists {
  private record BatchKey(ListKey list, String seed) {}

  private final Map<ListKey, ContactList> lists = new HashMap<>();
  private final Map<BatchKey, Long> begun = new HashMap<>();

  @Override
  public synchronized Write<ContactList> create(ContactList list) {
    Optional<ContactList> there =
        named(list.key().tenant(), list.name())
            .filter(other -> other.expiresAt().isAfter(list.createdAt()));
    if (there.isPresent() && !there.get().key().equals(list.key())) {
      return new Write.Lost<>(there);
    }
    lists.putIfAbsent(list.key(), list);
    return new Write.Done<>();
  }

  @Override
  public synchronized Optional<ContactList> find(ListKey key) {
    return Optional.ofNullable(lists.get(key));
  }

  @Override
  public synchronized Optional<ContactList> named(TenantId tenant, String name) {
    return lists.values().stream()
        .filter(list -> list.key().tenant().equals(tenant) && list.name().equals(name))
        .max(Comparator.comparing(ContactList::createdAt));
  }

  @Override
  public synchronized Page<ContactList> recent(TenantId tenant, Optional<String> after, int limit) {
    List<ContactList> found =
        lists.values().stream()
            .filter(list -> list.key().tenant().equals(tenant))
            .sorted(Comparator.comparing(MemoryContactLists::position).reversed())
            .filter(list -> after.map(end -> position(list).compareTo(end) < 0).orElse(true))
            .limit(limit + 1L)
            .toList();
    return new Page<>(
        found.stream().limit(limit).toList(),
        found.size() > limit ? Optional.of(position(found.get(limit - 1))) : Optional.empty());
  }

  @Override
  public synchronized long begin(ListKey key, Batch batch) {
    BatchKey name = new BatchKey(key, batch.seed());
    Long known = begun.get(name);
    if (known != null) {
      return known;
    }
    ContactList there = existing(key);
    long place = there.batches() + 1;
    Set<Awaited> awaited = new HashSet<>(there.awaited());
    for (int part = 1; part <= batch.parts(); part++) {
      awaited.add(new Awaited(batch.seed(), place, part, batch.at()));
    }
    begun.put(name, place);
    lists.put(
        key,
        with(
            there,
            batch.by(),
            batch.at(),
            there.records(),
            place,
            awaited,
            there.uses(),
            there.expiresAt()));
    return place;
  }

  @Override
  public synchronized void count(ListKey key, Awaited part, int added) {
    Optional<ContactList> there = find(key).filter(list -> list.awaited().contains(part));
    if (there.isEmpty()) {
      return;
    }
    ContactList list = there.get();
    Set<Awaited> awaited = new HashSet<>(list.awaited());
    awaited.remove(part);
    lists.put(
        key,
        with(
            list,
            list.updatedBy(),
            list.updatedAt(),
            list.records() + added,
            list.batches(),
            awaited,
            list.uses(),
            list.expiresAt()));
  }

  @Override
  public synchronized long use(ListKey key, CampaignId campaign, Instant expiresAt) {
    ContactList there = existing(key);
    Optional<Long> known = there.upTo(campaign);
    if (known.isEmpty()) {
      List<Use> uses = there.usesWith(campaign);
      lists.put(
          key,
          with(
              there,
              there.updatedBy(),
              there.updatedAt(),
              there.records(),
              there.batches(),
              there.awaited(),
              uses,
              expiresAt.isAfter(there.expiresAt()) ? expiresAt : there.expiresAt()));
    }
    return known.orElse(there.batches());
  }

  private ContactList existing(ListKey key) {
    return find(key).orElseThrow(() -> new IllegalStateException("there is no list " + key.id()));
  }

  private static ContactList with(
      ContactList list,
      String updatedBy,
      Instant updatedAt,
      long records,
      long batches,
      Set<Awaited> awaited,
      List<Use> uses,
      Instant expiresAt) {
    return new ContactList(
        list.key(),
        list.name(),
        list.description(),
        list.source(),
        list.allowDuplicates(),
        list.createdBy(),
        updatedBy,
        list.createdAt(),
        updatedAt,
        records,
        batches,
        awaited,
        uses,
        expiresAt);
  }

  private static String position(ContactList list) {
    return "%020d#%s".formatted(list.createdAt().toEpochMilli(), list.key().id());
  }
}
