package dev.rollcall.core.intake;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.ChunkCounts;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.list.ContactLists;
import dev.rollcall.core.list.ListEntries;
import dev.rollcall.core.list.ListEntry;
import dev.rollcall.core.message.Wording;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

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

  private final Tenants tenants;
  private final Campaigns campaigns;
  private final Imports imports;
  private final ContactLists lists;
  private final ListEntries entries;
  private final ListSeats seats;
  private final Enrol enrol;
  private final FinishImport finishImport;
  private final Parcels parcels;
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
    this.seats = new ListSeats(lists, entries, contacts, recipients, crew);
    this.enrol =
        new Enrol(
            imports,
            contacts,
            recipients,
            calendars,
            new FollowContact(contacts, imports, recipients, wakes, calendars, clock),
            wording,
            crew);
    this.finishImport = new FinishImport(campaigns, wakes, clock);
    this.parcels = parcels;
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
    ListSeats.Seated seated = seats.of(part, tenant, campaign, page.items());
    int more =
        seated.orphans()
            + enrol.all(
                new Enrol.Part(tenant, campaign, part.number(), part.acceptedAt()),
                known,
                seated.seats());
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
}
