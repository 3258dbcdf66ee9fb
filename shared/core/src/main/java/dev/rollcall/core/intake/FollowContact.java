package dev.rollcall.core.intake;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.time.Calendar;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets a new zone or part of the day take effect wherever a contact still waits to be reached. What
 * was tried stays, under the calendars that it was tried under: no edit gives anybody one more
 * attempt on the same day. May be repeated, and must be after a crash.
 */
public final class FollowContact {
  private static final int TRIES_MAX = 20;

  private final Contacts contacts;
  private final Imports imports;
  private final Recipients recipients;
  private final Wakes wakes;
  private final Calendars calendars;
  private final InstantSource clock;

  /** Following in these stores. */
  public FollowContact(
      Contacts contacts,
      Imports imports,
      Recipients recipients,
      Wakes wakes,
      Calendars calendars,
      InstantSource clock) {
    this.contacts = contacts;
    this.imports = imports;
    this.recipients = recipients;
    this.wakes = wakes;
    this.calendars = calendars;
    this.clock = clock;
  }

  /** Follows a contact, as they are when this begins or, should they change meanwhile, ends. */
  public void run(Tenant tenant, ContactId id) {
    Optional<Contact> contact = contacts.find(tenant.id(), id);
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      if (contact.isEmpty()) {
        return;
      }
      Contact followed = contact.get();
      unfinished(tenant.id(), followed).forEach(recipient -> refile(tenant, followed, recipient));
      contact = contacts.find(tenant.id(), id);
      // Whoever wrote a newer state may have followed it before these rows were written.
      if (contact.filter(followed::keepsTimesOf).isPresent()) {
        return;
      }
    }
    throw new IllegalStateException("contact " + id + " never comes to rest");
  }

  private List<Recipient> unfinished(TenantId tenant, Contact contact) {
    Stream<Recipient> atHome = recipients.ofAddress(tenant, contact.address()).stream();
    Stream<Recipient> atMailbox =
        contact
            .email()
            .filter(mailbox -> !mailbox.equals(contact.address()))
            .map(mailbox -> ownedAt(tenant, mailbox, contact.id()))
            .orElseGet(Stream::empty);
    return Stream.concat(atHome, atMailbox).filter(r -> r.end().isEmpty()).toList();
  }

  /** A mailbox may lead to somebody and be somebody else's too. */
  private Stream<Recipient> ownedAt(TenantId tenant, Address mailbox, ContactId owner) {
    return recipients.ofAddress(tenant, mailbox).stream()
        .filter(recipient -> recipient.enrolment().contact().equals(owner));
  }

  private void refile(Tenant tenant, Contact contact, Recipient recipient) {
    CampaignKey key = recipient.key().campaignKey();
    Optional<Import> known = imports.find(key);
    Instant now = clock.instant();
    Optional<Recipient> current = known.map(there -> recipient);
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Optional<Recipient> unfinished = current.filter(r -> r.end().isEmpty());
      if (unfinished.isEmpty()) {
        return;
      }
      Recipient read = unfinished.get();
      Calendar calendar =
          calendars.of(contact, Calendar.channelIn(read.place().calendarId()), tenant.policy());
      if (calendar.id().equals(read.place().calendarId())) {
        // Perhaps this row was written and its campaign never woken.
        wakes.advance(key, read.log().live().isPresent() ? read.place().lookAt() : now);
        return;
      }
      register(known.orElseThrow(), calendar);
      Recipient refiled = read.refiled(calendar.id(), look(read, now)).next(read);
      switch (recipients.save(refiled)) {
        case Write.Done<Recipient> done -> {
          wakes.rouse(key, now);
          return;
        }
        case Write.Lost<Recipient> lost -> current = lost.current();
      }
    }
    throw new IllegalStateException("no write of recipient " + recipient.id() + " ever won");
  }

  /** Nobody may follow a calendar that the tick does not read. */
  private void register(Import known, Calendar calendar) {
    if (!known.calendars().containsKey(calendar.id())) {
      imports.register(known.key(), List.of(calendar));
    }
  }

  /** Whoever is being reached is looked at when that is over, not before. */
  private static Instant look(Recipient recipient, Instant now) {
    return recipient.log().live().isPresent() ? recipient.place().lookAt() : now;
  }
}
