package dev.rollcall.core.intake;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.ChunkCounts;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.contact.Keep;
import dev.rollcall.core.contact.MergeContact;
import dev.rollcall.core.contact.Merged;
import dev.rollcall.core.contact.Merged.Change;
import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.message.Wording;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.Tenants;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings one chunk into its campaign. The same chunk twice changes nothing; the campaign starts
 * when the last chunk is recorded.
 */
public final class ImportChunk {
  private final Tenants tenants;
  private final Campaigns campaigns;
  private final Imports imports;
  private final Contacts contacts;
  private final MergeContact mergeContact;
  private final FollowContact followContact;
  private final Enrol enrol;
  private final FinishImport finishImport;
  private final Crew crew;
  private final InstantSource clock;

  /** An import into these stores. */
  public ImportChunk(
      Tenants tenants,
      Campaigns campaigns,
      Imports imports,
      Contacts contacts,
      Recipients recipients,
      Wakes wakes,
      Calendars calendars,
      Wording wording,
      Crew crew,
      InstantSource clock) {
    this.tenants = tenants;
    this.campaigns = campaigns;
    this.imports = imports;
    this.contacts = contacts;
    this.mergeContact = new MergeContact(contacts);
    this.followContact = new FollowContact(contacts, imports, recipients, wakes, calendars, clock);
    this.enrol = new Enrol(imports, contacts, recipients, calendars, followContact, wording, crew);
    this.finishImport = new FinishImport(campaigns, wakes, clock);
    this.crew = crew;
    this.clock = clock;
  }

  /** Imports a chunk. A chunk of a campaign that is over, or was never written, is dropped. */
  public void run(Chunk chunk) {
    CampaignKey key = chunk.campaign();
    Optional<Campaign> campaign = campaigns.find(key);
    Optional<Import> known = imports.find(key);
    if (campaign.isEmpty() || known.isEmpty()) {
      return;
    }
    if (campaign.get().status().isOver()) {
      finishImport.endLatecomers(key);
      return;
    }
    finishImport.run(
        known.get().chunks().containsKey(chunk.number())
            ? known.get()
            : enrolAll(chunk, campaign.get(), known.get()));
  }

  private Import enrolAll(Chunk chunk, Campaign campaign, Import known) {
    Tenant tenant = tenants.find(chunk.campaign().tenant()).orElseThrow();
    SeededIds ids = new SeededIds(tenant.id(), chunk.seed() + "/" + chunk.number());
    Keep keep =
        Keep.during(
            campaign.schedule().lasts(chunk.acceptedAt()),
            chunk.acceptedAt(),
            tenant.policy().retention());
    SortedMap<Integer, Enrol.Seat> seats = new TreeMap<>();
    Map<Change, Integer> changes = new EnumMap<>(Change.class);
    crew.each(
        numbered(chunk),
        row ->
            contact(tenant, chunk, row, ids, keep)
                .ifPresent(
                    merged -> {
                      synchronized (seats) {
                        seats.put(
                            row.index(),
                            new Enrol.Seat(
                                ids.recipient(row.row().address()), row.row(), merged.contact()));
                        changes.merge(merged.change(), 1, Integer::sum);
                      }
                    }));
    int enrolled =
        enrol.all(
            new Enrol.Part(tenant, campaign, chunk.number(), chunk.acceptedAt()),
            known,
            List.copyOf(seats.values()));
    ChunkCounts counts =
        new ChunkCounts(
            enrolled,
            changes.getOrDefault(Change.CREATED, 0),
            changes.getOrDefault(Change.UPDATED, 0),
            changes.getOrDefault(Change.UNCHANGED, 0));
    return imports.record(chunk.campaign(), chunk.number(), counts, clock.instant());
  }

  private record Numbered(int index, Chunk.Row row) {}

  private static List<Numbered> numbered(Chunk chunk) {
    List<Numbered> rows = new ArrayList<>();
    for (Chunk.Row row : chunk.rows()) {
      rows.add(new Numbered(rows.size(), row));
    }
    return rows;
  }

  private Optional<Merged> contact(
      Tenant tenant, Chunk chunk, Numbered row, SeededIds ids, Keep keep) {
    TenantId id = tenant.id();
    return switch (row.row().who()) {
      case Chunk.Who.Sent(var person) -> {
        ContactId fresh = ids.contact(person.home());
        Merged merged =
            mergeContact.run(
                id, person, new MergeContact.Row(fresh, fresh.value(), chunk.acceptedAt(), keep));
        if (merged.concernsTimes()) {
          followContact.run(tenant, merged.contact().id());
        }
        yield Optional.of(merged);
      }
      case Chunk.Who.Known(var contactId) ->
          contacts.find(id, contactId).map(known -> mergeContact.used(id, known, keep));
    };
  }
}
