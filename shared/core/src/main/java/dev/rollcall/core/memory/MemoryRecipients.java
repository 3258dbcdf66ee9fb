package dev.rollcall.core.memory;

import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.publish.RecipientChange;
import dev.rollcall.core.recipient.Agenda;
import dev.rollcall.core.recipient.AgendaEntry;
import dev.rollcall.core.recipient.AgendaKey;
import dev.rollcall.core.recipient.AgendaSlice;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Recipients and their agenda in memory. */
public final class MemoryRecipients implements Recipients, Agenda {
  private record Person(TenantId tenant, Address address) {}

  private final Map<Person, Map<CampaignId, Recipient>> rows = new HashMap<>();
  private final Map<RecipientId, RecipientKey> references = new HashMap<>();
  private final AgendaBook agenda = new AgendaBook();
  private final Sequence sequence = new Sequence();
  private final Consumer<RecipientChange> changes;

  /** Recipients whose changes nobody follows. */
  public MemoryRecipients() {
    this(change -> {});
  }

  /**
   * Recipients whose changes are followed, as by a stream.
   *
   * @param changes is told each in the order of the writes, while the store is locked: it should
   *     only take the change down
   */
  public MemoryRecipients(Consumer<RecipientChange> changes) {
    this.changes = changes;
  }

  @Override
  public synchronized Write<Recipient> enrol(Recipient recipient) {
    references.put(recipient.id(), recipient.key());
    return save(recipient);
  }

  @Override
  public synchronized Optional<Recipient> find(RecipientKey key) {
    return Optional.ofNullable(campaignsOf(key.tenant(), key.address()).get(key.campaign()));
  }

  @Override
  public Optional<Recipient> glance(RecipientKey key) {
    return find(key);
  }

  @Override
  public synchronized List<Recipient> glanceAll(List<RecipientKey> keys) {
    return keys.stream().flatMap(key -> find(key).stream()).toList();
  }

  @Override
  public synchronized Optional<RecipientKey> locate(RecipientId id) {
    return Optional.ofNullable(references.get(id));
  }

  @Override
  public synchronized List<Recipient> ofAddress(TenantId tenant, Address address) {
    return List.copyOf(campaignsOf(tenant, address).values());
  }

  @Override
  public synchronized void forget(Recipient recipient) {
    references.remove(recipient.id());
  }

  @Override
  public synchronized Write<Recipient> save(Recipient recipient) {
    RecipientKey key = recipient.key();
    Optional<Recipient> before = find(key);
    if (before.map(Recipient::version).orElse(0L) != recipient.version() - 1) {
      return new Write.Lost<>(before);
    }
    campaignsOf(key.tenant(), key.address()).put(key.campaign(), recipient);
    agenda.replace(before, recipient);
    changes.accept(new RecipientChange(sequence.next(), before, recipient));
    return new Write.Done<>();
  }

  @Override
  public synchronized Optional<AgendaEntry> head(AgendaKey key) {
    return agenda.unfinished(key).findFirst();
  }

  @Override
  public synchronized List<AgendaEntry> due(AgendaKey key, Instant now, int limit) {
    return agenda
        .unfinished(key)
        .takeWhile(entry -> !entry.due().isAfter(now))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Page<AgendaEntry> page(
      AgendaKey key, AgendaSlice slice, Optional<String> after, int limit) {
    return agenda.page(key, slice, after, limit);
  }

  private Map<CampaignId, Recipient> campaignsOf(TenantId tenant, Address address) {
    return rows.computeIfAbsent(
        new Person(tenant, address), _ -> new TreeMap<>(Comparator.comparing(CampaignId::value)));
  }
}
