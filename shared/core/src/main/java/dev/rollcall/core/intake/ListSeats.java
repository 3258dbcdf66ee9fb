package dev.rollcall.core.intake;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.contact.Keep;
import dev.rollcall.core.contact.MergeContact;
import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.list.ContactList;
import dev.rollcall.core.list.ContactLists;
import dev.rollcall.core.list.ListEntries;
import dev.rollcall.core.list.ListEntry;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.tenant.Tenant;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds whom the entries of a list are about, and keeps entries and contacts for as long as their
 * list and campaign need them.
 */
final class ListSeats {
  private final ContactLists lists;
  private final ListEntries entries;
  private final Contacts contacts;
  private final Recipients recipients;
  private final MergeContact mergeContact;
  private final Crew crew;

  ListSeats(
      ContactLists lists,
      ListEntries entries,
      Contacts contacts,
      Recipients recipients,
      Crew crew) {
    this.lists = lists;
    this.entries = entries;
    this.contacts = contacts;
    this.recipients = recipients;
    this.mergeContact = new MergeContact(contacts);
    this.crew = crew;
  }

  /**
   * Whom a page of entries is about.
   *
   * @param orphans how many are in by an earlier try and have been erased since
   */
  record Seated(List<Enrol.Seat> seats, int orphans) {}

  /** How long entries and contacts are kept. */
  private record Kept(Instant entries, Keep contacts) {}

  /** Those of a page of entries who belong to a campaign. */
  Seated of(ListPart part, Tenant tenant, Campaign campaign, List<ListEntry> page) {
    SeededIds ids = new SeededIds(tenant.id(), part.seed());
    Kept kept = kept(part, tenant, campaign);
    SortedMap<String, Enrol.Seat> seats = new TreeMap<>();
    AtomicInteger orphans = new AtomicInteger();
    crew.each(
        chosen(part, page),
        entry -> {
          if (entry.expiresAt().isBefore(kept.entries)) {
            entries.keep(part.listKey(), entry, kept.entries);
          }
          Optional<Contact> contact = contact(tenant, entry, kept.contacts);
          if (contact.isPresent()) {
            Chunk.Row row = row(entry);
            Enrol.Seat seat = new Enrol.Seat(ids.recipient(entry.address()), row, contact.get());
            synchronized (seats) {
              seats.put(entry.position(), seat);
            }
          } else if (isInByAnEarlierTry(part, entry)) {
            orphans.incrementAndGet();
          }
        });
    return new Seated(List.copyOf(seats.values()), orphans.get());
  }

  private Kept kept(ListPart part, Tenant tenant, Campaign campaign) {
    Instant at = part.acceptedAt();
    Keep keep = Keep.during(campaign.schedule().lasts(at), at, tenant.policy().retention());
    // Nobody needs the rest of a list that is gone.
    Optional<ContactList> list = lists.find(part.listKey());
    return new Kept(
        list.map(ContactList::entriesExpireAt).orElse(at),
        list.map(ContactList::expiresAt).map(keep::through).orElse(keep));
  }

  /**
   * One entry for each number, that of the highest priority. A number whose entries began on an
   * earlier page is in already.
   */
  private static List<ListEntry> chosen(ListPart part, List<ListEntry> page) {
    Optional<Address> before = part.after().map(ListEntry::addressAt);
    Map<Address, ListEntry> byAddress = new LinkedHashMap<>();
    for (ListEntry entry : page) {
      if (entry.batch() <= part.upTo() && before.filter(entry.address()::equals).isEmpty()) {
        byAddress.merge(entry.address(), entry, (a, b) -> b.priority() < a.priority() ? b : a);
      }
    }
    return List.copyOf(byAddress.values());
  }

  /** Whoever has the number now; if nobody has, whoever had it when it was added. */
  private Optional<Contact> contact(Tenant tenant, ListEntry entry, Keep keep) {
    return contacts
        .glance(tenant.id(), entry.address())
        .or(() -> contacts.find(tenant.id(), entry.contact()))
        .map(contact -> mergeContact.used(tenant.id(), contact, keep).contact());
  }

  /** Somebody erased the contact between two tries; the row must be counted all the same. */
  private boolean isInByAnEarlierTry(ListPart part, ListEntry entry) {
    return recipients
        .find(new RecipientKey(part.campaign().tenant(), part.campaign().id(), entry.address()))
        .map(Recipient::enrolment)
        .filter(enrolment -> enrolment.chunk() == part.number())
        .isPresent();
  }

  private static Chunk.Row row(ListEntry entry) {
    return new Chunk.Row(
        entry.address(),
        Optional.empty(),
        new Chunk.Who.Known(entry.contact()),
        entry.priority(),
        Optional.empty(),
        Map.of());
  }
}
