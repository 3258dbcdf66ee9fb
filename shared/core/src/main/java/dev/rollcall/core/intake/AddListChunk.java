package dev.rollcall.core.intake;

import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.contact.Keep;
import dev.rollcall.core.contact.MergeContact;
import dev.rollcall.core.contact.Merged;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.list.ContactList;
import dev.rollcall.core.list.ContactLists;
import dev.rollcall.core.list.ListEntries;
import dev.rollcall.core.list.ListEntry;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.Tenants;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Brings one part of a batch into its list. The same part twice changes and counts nothing. */
public final class AddListChunk {
  private final Tenants tenants;
  private final ContactLists lists;
  private final ListEntries entries;
  private final MergeContact mergeContact;
  private final FollowContact followContact;
  private final Crew crew;

  /** Adding to these stores. */
  public AddListChunk(
      Tenants tenants,
      ContactLists lists,
      ListEntries entries,
      Contacts contacts,
      FollowContact followContact,
      Crew crew) {
    this.tenants = tenants;
    this.lists = lists;
    this.entries = entries;
    this.mergeContact = new MergeContact(contacts);
    this.followContact = followContact;
    this.crew = crew;
  }

  /** Adds a part. One that its list does not await any more, or never did, is dropped. */
  public void run(ListChunk chunk) {
    Optional<ContactList> list = lists.find(chunk.list());
    if (list.filter(l -> l.awaits(chunk.batch(), chunk.number())).isEmpty()) {
      return;
    }
    Tenant tenant = tenants.find(chunk.list().tenant()).orElseThrow();
    // A set, since a number that stands in the part twice may be one entry.
    Set<String> added = ConcurrentHashMap.newKeySet();
    crew.each(
        IntStream.range(0, chunk.rows().size()).boxed().toList(),
        row -> {
          ListEntry entry = put(tenant, list.get(), chunk, row);
          if (entry.isBy(chunk.batch(), chunk.number())) {
            added.add(entry.position());
          }
        });
    lists.count(chunk.list(), chunk.awaited(), added.size());
  }

  private ListEntry put(Tenant tenant, ContactList list, ListChunk chunk, int index) {
    ListChunk.Row row = chunk.rows().get(index);
    String place =
        list.allowDuplicates()
            ? ListEntry.placeOf(chunk.batch(), chunk.number(), index)
            : ListEntry.ONLY;
    return entries.put(
        chunk.list(),
        new ListEntry(
            row.address(),
            place,
            contact(tenant, list, chunk, row.person()),
            row.priority(),
            chunk.batch(),
            chunk.number(),
            chunk.acceptedAt(),
            list.entriesExpireAt()));
  }

  private ContactId contact(Tenant tenant, ContactList list, ListChunk chunk, Person person) {
    ContactId fresh =
        new SeededIds(tenant.id(), chunk.seed() + "/" + chunk.number()).contact(person.home());
    Merged merged =
        mergeContact.run(
            tenant.id(),
            person,
            new MergeContact.Row(
                fresh,
                fresh.value(),
                chunk.acceptedAt(),
                Keep.at(chunk.acceptedAt(), tenant.policy().retention())
                    .through(list.expiresAt())));
    if (merged.concernsTimes()) {
      followContact.run(tenant, merged.contact().id());
    }
    return merged.contact().id();
  }
}
