package dev.rollcall.core.contact;

import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/** Edits one contact by hand: a newer word than every import that was accepted before. */
public final class EditContact {
  private static final int TRIES_MAX = 20;

  private final Contacts contacts;

  /** Editing in this store. */
  public EditContact(Contacts contacts) {
    this.contacts = contacts;
  }

  /**
   * Who edits, and when.
   *
   * @param source names the edit; the same on every try and for no other
   * @param at when it was accepted
   * @param keep for how long, unless something needs it for longer
   */
  public record By(String source, Instant at, Keep keep) {}

  /**
   * Edits a contact.
   *
   * @param id whom
   * @param patch leaves the mailbox alone where that is the contact's own address
   * @return the contact as it is now; empty if there is none
   */
  public Optional<Contact> run(TenantId tenant, ContactId id, ContactPatch patch, By by) {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Optional<Contact> known = contacts.find(tenant, id);
      if (known.isEmpty()) {
        return Optional.empty();
      }
      Contact read = known.get();
      if (read.movedFrom().isPresent()) {
        // Nobody else would: whoever moved them knows their own work by a name that goes now.
        contacts.settle(tenant, read);
      }
      Instant until = by.keep().until();
      Contact next =
          read.edited(patch, by.at(), by.source())
              .keptUntil(read.expiresAt().filter(until::isBefore).orElse(until));
      if (contacts.save(tenant, next, known) instanceof Write.Done) {
        return Optional.of(next);
      }
    }
    throw new IllegalStateException("no edit of contact " + id + " ever won");
  }
}
