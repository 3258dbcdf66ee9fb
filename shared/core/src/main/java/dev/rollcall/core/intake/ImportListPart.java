package dev.rollcall.core.intake;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.ChunkCounts;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.contact.Keep;
import dev.rollcall.core.contact.MergeContact;
import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.list.ContactLists;
import dev.rollcall.core.list.ListEntries;
import dev.rollcall.core.list.ListEntry;
import dev.rollcall.core.message.Wording;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.tenant.Policy.Retention;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Brings a few hundred entries of a list into a campaign and sends on what is left, so that no list
 * is ever held in memory. The same part twice changes nothing and counts the same: which entries
 * belong to a campaign is settled before the first of them is read.
 */
public final class ImportListPart {
  private static final int ENTRIES_MAX = 500;

  /** A campaign waits so long for contacts that were added just before it was made. */
  static final Duration WAITS_AT_MOST = Duration.ofMinutes(10);

  private static final Duration LOOKS_AGAIN_AFTER = Duration.ofSeconds(5);

  /** An entry that is about to expire might be gone when a part is read again. */
  private static final Duration OUTLIVES = Duration.ofHours(1);

  private final Tenants tenants;
  private final Campaigns campaigns;
  private final Imports imports;
  private final ContactLists lists;
  private final ListEntries entries;
  private final Contacts contacts;
  private final Recipients recipients;
  private final MergeContact mergeContact;
  private final Enrol enrol;
  private final FinishImport finishImport;
  private final Parcels parcels;
  private final Crew crew;
  private final InstantSource clock;
  private final int entriesMax;

  /** An import into these stores. */
  public ImportListPart(
      Tenants tenants,
      Campaigns campaigns,
      Imports imports,
      ContactLists lists,
      ListEntries entries,
      Contacts contacts,
      Recipients recipients,
      Wakes wakes,
      Calendars calendars,
      Wording wording,
      Parcels parcels,
      Crew crew,
      InstantSource clock) {
    this(
        tenants,
        campaigns,
        imports,
        lists,
        entries,
        contacts,
        recipients,
        wakes,
        calendars,
        wording,
        parcels,
        crew,
        clock,
        ENTRIES_MAX);
  }

  ImportListPart(
      Tenants tenants,
      Campaigns campaigns,
      Imports imports,
      ContactLists lists,
      ListEntries entries,
      Contacts contacts,
      Recipients recipients,
      Wakes wakes,
      Calendars calendars,
      Wording wording,
      Parcels parcels,
      Crew crew,
      InstantSource clock,
      int entriesMax) {
    this.tenants = tenants;
    this.campaigns = campaigns;
    this.imports = imports;
    this.lists = lists;
    this.entries = entries;
    this.contacts = contacts;
    this.recipients = recipients;
    this.mergeContact = new MergeContact(contacts);
    this.enrol = new Enrol(imports, recipients, calendars, wording, crew);
    this.finishImport = new FinishImport(campaigns, wakes, clock);
    this.parcels = parcels;
    this.crew = crew;
    this.clock = clock;
    this.entriesMax = entriesMax;
  }

  /** The most entries that are read for one part. */
  int entriesMax() {
    return entriesMax;
  }

  /** Imports a part. One of a campaign that is over, or was never written, is dropped. */
  public void run(ListPart part) {
    Optional<Campaign> campaign = campaigns.find(part.campaign());
    Optional<Import> known = imports.find(part.campaign());
    if (campaign.isEmpty() || known.isEmpty()) {
      return;
    }
    if (campaign.get().status().isOver()) {
      finishImport.endLatecomers(part.campaign());
    } else if (known.get().chunks().containsKey(part.number())) {
      finishImport.run(known.get());
    } else if (isTooEarly(part)) {
      imports.touch(part.campaign(), clock.instant());
      parcels.sendLater(part, LOOKS_AGAIN_AFTER);
    } else {
      enrolSome(part, campaign.get(), known.get());
    }
  }

  private boolean isTooEarly(ListPart part) {
    Instant now = clock.instant();
    return part.after().isEmpty()
        && now.isBefore(part.acceptedAt().plus(WAITS_AT_MOST))
        && lists.find(part.listKey()).filter(list -> list.awaitsUpTo(part.upTo(), now)).isPresent();
  }

  private void enrolSome(ListPart part, Campaign campaign, Import known) {
    Tenant tenant = tenants.find(part.campaign().tenant()).orElseThrow();
    Page<ListEntry> page = entries.page(part.listKey(), part.shard(), part.after(), entriesMax);
    int more = enrolAll(part, tenant, campaign, known, chosen(part, page.items()));
    if (page.next().isPresent()) {
      imports.touch(part.campaign(), clock.instant());
      parcels.sendLater(part.after(page.next().get(), more), Duration.ZERO);
    } else {
      finishImport.run(
          imports.record(
              part.campaign(),
              part.number(),
              ChunkCounts.enrolled(part.enrolled() + more),
              clock.instant()));
    }
  }

  /**
   * One entry for each number, that of the highest priority. A number whose entries began on an
   * earlier page is in already.
   */
  private static List<ListEntry> chosen(ListPart part, List<ListEntry> page) {
    Optional<Address> before = part.after().map(ListEntry::addressAt);
    Map<Address, ListEntry> byAddress = new LinkedHashMap<>();
    for (ListEntry entry : page) {
      if (counts(part, entry) && before.filter(entry.address()::equals).isEmpty()) {
        byAddress.merge(entry.address(), entry, (a, b) -> b.priority() < a.priority() ? b : a);
      }
    }
    return List.copyOf(byAddress.values());
  }

  private static boolean counts(ListPart part, ListEntry entry) {
    return entry.batch() <= part.upTo()
        && entry.expiresAt().isAfter(part.acceptedAt().plus(OUTLIVES));
  }

  private int enrolAll(
      ListPart part, Tenant tenant, Campaign campaign, Import known, List<ListEntry> chosen) {
    SeededIds ids = new SeededIds(tenant.id(), part.seed());
    SortedMap<String, Enrol.Seat> seats = new TreeMap<>();
    AtomicInteger orphans = new AtomicInteger();
    crew.each(
        chosen,
        entry -> {
          Optional<Contact> contact = contact(tenant, campaign, part, entry);
          if (contact.isPresent()) {
            Enrol.Seat seat =
                new Enrol.Seat(ids.recipient(entry.address()), row(entry), contact.get());
            synchronized (seats) {
              seats.put(entry.position(), seat);
            }
          } else if (isInByAnEarlierTry(part, entry)) {
            orphans.incrementAndGet();
          }
        });
    return orphans.get()
        + enrol.all(
            new Enrol.Part(tenant, campaign, part.number(), part.acceptedAt()),
            known,
            List.copyOf(seats.values()));
  }

  /** Whoever has the number now; if nobody has, whoever had it when it was added. */
  private Optional<Contact> contact(
      Tenant tenant, Campaign campaign, ListPart part, ListEntry entry) {
    Retention retention = tenant.policy().retention();
    if (entry.expiresAt().isBefore(part.acceptedAt().plus(retention.lists().dividedBy(2)))) {
      entries.keep(part.listKey(), entry, part.acceptedAt().plus(retention.lists()));
    }
    return contacts
        .glance(tenant.id(), entry.address())
        .or(() -> contacts.find(tenant.id(), entry.contact()))
        .map(
            contact ->
                mergeContact
                    .used(
                        tenant.id(),
                        contact,
                        Keep.during(
                            campaign.schedule().lasts(part.acceptedAt()),
                            part.acceptedAt(),
                            retention))
                    .contact());
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
