package dev.rollcall.core.intake;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.recipient.AgendaPlace;
import dev.rollcall.core.recipient.Enrolment;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.Tenants;
import dev.rollcall.core.time.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings one chunk into its campaign. The same chunk twice changes nothing; the campaign starts
 * when the last chunk is recorded.
 */
public final class ImportChunk {
  private static final int TRIES_MAX = 10;

  /**
   * Should this process crash between write and wake, a tick sees to the campaign so much later.
   */
  private static final Duration SAFETY = Duration.ofMinutes(1);

  private final Tenants tenants;
  private final Campaigns campaigns;
  private final Imports imports;
  private final Contacts contacts;
  private final Recipients recipients;
  private final Wakes wakes;
  private final Calendars calendars;
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
      Crew crew,
      InstantSource clock) {
    this.tenants = tenants;
    this.campaigns = campaigns;
    this.imports = imports;
    this.contacts = contacts;
    this.recipients = recipients;
    this.wakes = wakes;
    this.calendars = calendars;
    this.crew = crew;
    this.clock = clock;
  }

  private record Numbered(int index, Chunk.Row row, Calendar calendar) {}

  /** Imports a chunk. A chunk of a campaign that is over, or was never written, is dropped. */
  public void run(Chunk chunk) {
    CampaignKey key = chunk.campaign();
    Optional<Campaign> campaign = campaigns.find(key);
    Optional<Import> known = imports.find(key);
    if (campaign.isEmpty() || known.isEmpty()) {
      return;
    }
    if (campaign.get().status().isOver()) {
      endLatecomers(key);
      return;
    }
    if (!known.get().chunks().containsKey(chunk.number())) {
      enrolAll(chunk, campaign.get(), known.get());
    } else {
      finish(known.get());
    }
  }

  private void enrolAll(Chunk chunk, Campaign campaign, Import known) {
    Tenant tenant = tenants.find(chunk.campaign().tenant()).orElseThrow();
    Map<String, Calendar> fresh = new LinkedHashMap<>();
    List<Numbered> rows = new ArrayList<>();
    for (int i = 0; i < chunk.rows().size(); i++) {
      Chunk.Row row = chunk.rows().get(i);
      Calendar calendar = calendars.of(row.address(), row.zone(), row.part(), tenant.policy());
      rows.add(new Numbered(i, row, calendar));
      if (!known.calendars().containsKey(calendar.id())) {
        fresh.put(calendar.id(), calendar);
      }
    }
    imports.register(chunk.campaign(), fresh.values());
    // A set, since an address that stands in the chunk twice is one recipient.
    Set<Address> enrolled = ConcurrentHashMap.newKeySet();
    crew.each(
        rows,
        row -> {
          if (enrol(chunk, campaign, row)) {
            enrolled.add(row.row().address());
          }
        });
    finish(imports.record(chunk.campaign(), chunk.number(), enrolled.size(), clock.instant()));
  }

  private boolean enrol(Chunk chunk, Campaign campaign, Numbered numbered) {
    Chunk.Row row = numbered.row();
    TenantId tenant = chunk.campaign().tenant();
    SeededIds ids = new SeededIds(tenant, chunk.seed() + "/" + chunk.number());
    ContactId contact =
        contacts.upsert(
            tenant,
            new Contact(
                ids.contact(numbered.index()),
                row.address(),
                row.zone(),
                row.attributes(),
                chunk.acceptedAt()));
    Recipient recipient =
        Recipient.enrolled(
            new RecipientKey(tenant, chunk.campaign().id(), row.address()),
            ids.recipient(numbered.index()),
            new Enrolment(
                contact,
                chunk.number(),
                row.priority(),
                row.from(),
                row.context(),
                chunk.acceptedAt()),
            new AgendaPlace(
                numbered.calendar().id(),
                Math.floorMod(row.address().value().hashCode(), campaign.shards()),
                chunk.acceptedAt()));
    return switch (recipients.enrol(recipient)) {
      case Write.Done<Recipient> done -> true;
      case Write.Lost<Recipient> lost ->
          lost.current().filter(r -> r.enrolment().chunk() == chunk.number()).isPresent();
    };
  }

  /** Starts the campaign once all chunks are in, however often it is asked to. */
  private void finish(Import progress) {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Campaign campaign = campaigns.find(progress.key()).orElseThrow();
      if (campaign.status().isOver()) {
        endLatecomers(progress.key());
        return;
      }
      if (!progress.isDone() || campaign.status() != CampaignStatus.IMPORTING) {
        return;
      }
      Instant now = clock.instant();
      Campaign imported = campaign.imported(now);
      Instant begins = imported.schedule().at().filter(now::isBefore).orElse(now);
      wakes.advance(progress.key(), begins.plus(SAFETY));
      if (campaigns.save(imported) instanceof Write.Done) {
        wakes.rouse(progress.key(), begins);
        return;
      }
    }
    throw new IllegalStateException("no write of " + progress.key() + " ever won");
  }

  /** Somebody may have come in after the tick had ended everybody of a campaign that is over. */
  private void endLatecomers(CampaignKey key) {
    wakes.rouse(key, clock.instant());
  }
}
