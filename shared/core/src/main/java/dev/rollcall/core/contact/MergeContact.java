package dev.rollcall.core.contact;

import dev.rollcall.core.contact.Merged.Change;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings what a request says about somebody into the contact it is about: matched by number first,
 * then by mailbox (contract 1); else somebody new.
 */
public final class MergeContact {
  private static final int TRIES_MAX = 20;

  private final Contacts contacts;

  /** Merging into this store. */
  public MergeContact(Contacts contacts) {
    this.contacts = contacts;
  }

  /**
   * One row of a request.
   *
   * @param fresh the id for somebody new; the same on every try
   * @param source names the row; the same on every try and for no other row
   * @param acceptedAt when the request was accepted
   * @param keep for how long
   */
  public record Row(ContactId fresh, String source, Instant acceptedAt, Keep keep) {}

  /** Merges one row. The same row again changes nothing and says the same. */
  public Merged run(TenantId tenant, Person person, Row row) {
    boolean glance = true;
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Optional<Contact> match = match(tenant, person, glance);
      glance = false;
      if (match.isPresent() && isDone(match.get(), row)) {
        // Whoever wrote this may have crashed before anything followed from it.
        return done(
            tenant, match.get(), row, person.zone().isPresent() || person.part().isPresent());
      }
      Contact next = next(match, person, row);
      if (match.filter(next::says).isPresent()) {
        return used(tenant, match.get(), row.keep());
      }
      if (contacts.save(tenant, next, match) instanceof Write.Done) {
        return done(tenant, next, row, match.filter(next::keepsTimesOf).isEmpty());
      }
    }
    throw new IllegalStateException("no write of contact " + row.fresh() + " ever won");
  }

  /** Only somebody who was not used for long is kept for longer: that costs writes of their own. */
  private static Contact next(Optional<Contact> match, Person person, Row row) {
    Contact next =
        match
            .map(known -> known.updated(person, row.acceptedAt(), row.source()))
            .orElseGet(() -> Contact.of(row.fresh(), person, row.acceptedAt(), row.source()));
    return match.filter(known -> !known.isTooOldFor(row.keep())).isPresent()
        ? next
        : next.keptUntil(row.keep().until());
  }

  /** Keeps a contact for as long as somebody needs who uses it. */
  public Merged used(TenantId tenant, Contact contact, Keep keep) {
    Optional<Contact> read = Optional.of(contact);
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Optional<Contact> old = read.filter(known -> known.isTooOldFor(keep));
      if (old.isEmpty()
          || !(contacts.save(tenant, old.get().usedUntil(keep.until()), old)
              instanceof Write.Lost<Contact> lost)) {
        return new Merged(contact, Change.UNCHANGED);
      }
      read = lost.current().filter(there -> there.id().equals(contact.id()));
    }
    throw new IllegalStateException("no write of contact " + contact.id() + " ever won");
  }

  private Optional<Contact> match(TenantId tenant, Person person, boolean glance) {
    return person
        .phone()
        .flatMap(phone -> at(tenant, phone, glance))
        .or(() -> person.email().flatMap(email -> at(tenant, email, glance)));
  }

  private Optional<Contact> at(TenantId tenant, Address address, boolean glance) {
    return glance ? contacts.glance(tenant, address) : contacts.find(tenant, address);
  }

  private static boolean isDone(Contact known, Row row) {
    return known.source().equals(row.source()) || known.acceptedAt().isAfter(row.acceptedAt());
  }

  private Merged done(TenantId tenant, Contact now, Row row, boolean concernsTimes) {
    boolean mine = now.source().equals(row.source());
    Contact settled = mine && now.movedFrom().isPresent() ? settled(tenant, now) : now;
    if (now.id().equals(row.fresh())) {
      return new Merged(settled, Change.CREATED);
    }
    return mine
        ? new Merged(settled, Change.UPDATED, concernsTimes)
        : used(tenant, settled, row.keep());
  }

  /** Until its second write, every later row would settle it again. */
  private Contact settled(TenantId tenant, Contact moved) {
    contacts.settle(tenant, moved);
    contacts.save(tenant, moved.settled(), Optional.of(moved));
    return moved.settled();
  }
}
