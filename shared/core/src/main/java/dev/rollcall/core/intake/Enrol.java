package dev.rollcall.core.intake;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.message.Compose;
import dev.rollcall.core.message.Composed;
import dev.rollcall.core.message.Wording;
import dev.rollcall.core.recipient.AgendaPlace;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Enrolment;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.time.Calendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Enrols contacts in a campaign, after registering every calendar that they follow. Whoever is
 * edited between the reading of their record and the writing of their row is followed afterwards,
 * and so is a row that an earlier try left behind under a calendar of before.
 */
final class Enrol {
  private final Imports imports;
  private final Contacts contacts;
  private final Recipients recipients;
  private final Calendars calendars;
  private final FollowContact followContact;
  private final Compose compose;
  private final Crew crew;

  Enrol(
      Imports imports,
      Contacts contacts,
      Recipients recipients,
      Calendars calendars,
      FollowContact followContact,
      Wording wording,
      Crew crew) {
    this.imports = imports;
    this.contacts = contacts;
    this.recipients = recipients;
    this.calendars = calendars;
    this.followContact = followContact;
    this.compose = new Compose(wording);
    this.crew = crew;
  }

  /**
   * Somebody to enrol.
   *
   * @param id the recipient's, the same on every try
   */
  record Seat(RecipientId id, Chunk.Row row, Contact contact) {}

  /**
   * A part of an import.
   *
   * @param number the rows carry it, so that a repeated part counts the same ones
   */
  record Part(Tenant tenant, Campaign campaign, int number, Instant acceptedAt) {}

  /** Enrols everybody and returns how many addresses are in the campaign by this part. */
  int all(Part part, Import known, List<Seat> seats) {
    CampaignKey key = part.campaign().key();
    Map<String, Calendar> fresh = new LinkedHashMap<>();
    List<Seated> seated = new ArrayList<>();
    for (Seat seat : seats) {
      Calendar calendar =
          calendars.of(seat.contact(), seat.row().channel(), part.tenant().policy());
      seated.add(new Seated(seat, calendar.id()));
      if (!known.calendars().containsKey(calendar.id())) {
        fresh.put(calendar.id(), calendar);
      }
    }
    imports.register(key, fresh.values());
    // A set, since an address that stands in the part twice is one recipient.
    Set<Address> enrolled = ConcurrentHashMap.newKeySet();
    Set<ContactId> misfiled = ConcurrentHashMap.newKeySet();
    crew.each(
        seated,
        one -> {
          Optional<Recipient> there = enrol(part, one);
          there
              .filter(row -> row.enrolment().chunk() == part.number())
              .ifPresent(row -> enrolled.add(row.key().address()));
          there
              .filter(row -> !row.place().calendarId().equals(one.calendarId()))
              .ifPresent(row -> misfiled.add(one.seat().contact().id()));
        });
    crew.each(
        seats,
        seat -> {
          if (misfiled.contains(seat.contact().id()) || isEdited(part.tenant(), seat.contact())) {
            followContact.run(part.tenant(), seat.contact().id());
          }
        });
    return enrolled.size();
  }

  private boolean isEdited(Tenant tenant, Contact read) {
    return contacts
        .find(tenant.id(), read.address())
        .filter(now -> !now.keepsTimesOf(read))
        .isPresent();
  }

  private record Seated(Seat seat, String calendarId) {}

  /** The row that stands there now. */
  private Optional<Recipient> enrol(Part part, Seated seated) {
    Chunk.Row row = seated.seat().row();
    CampaignKey key = part.campaign().key();
    Recipient recipient =
        Recipient.enrolled(
            new RecipientKey(key.tenant(), key.id(), row.address()),
            seated.seat().id(),
            new Enrolment(
                seated.seat().contact().id(),
                part.number(),
                row.priority(),
                row.from(),
                row.context(),
                part.acceptedAt(),
                part.tenant().policy().retention().finishedRecipients()),
            new AgendaPlace(
                seated.calendarId(),
                Math.floorMod(row.address().value().hashCode(), part.campaign().shards()),
                part.acceptedAt()));
    Recipient worded = worded(part, seated.seat(), recipient);
    return switch (recipients.enrol(worded)) {
      case Write.Done<Recipient> done -> Optional.of(worded);
      case Write.Lost<Recipient> lost -> lost.current();
    };
  }

  /**
   * Whoever lacks a word of the message is told nothing, rather than something with a hole: they
   * are in the campaign, and have failed.
   */
  private Recipient worded(Part part, Seat seat, Recipient recipient) {
    Chunk.Row row = seat.row();
    Composed words =
        compose.run(
            part.campaign().script(), row.address(), Optional.of(seat.contact()), row.context());
    return switch (words) {
      case Composed.Whole whole -> recipient;
      case Composed.Unsayable(String why) ->
          recipient.ended(new End(Disposition.FAILED, part.acceptedAt(), why));
    };
  }
}
