package dev.rollcall.core.intake;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.Lines;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * Contacts whose rolling caps go with them: whoever moves to another number takes along when they
 * were tried and talked to under the former one, before anything leads to the new. The former
 * number keeps it too, and both keep what suppresses them: that is about the number.
 */
public final class ContactsWithCaps implements Contacts {
  private static final int TRIES_MAX = 20;

  private final Contacts contacts;
  private final Lines lines;

  /** Contacts in one store, and the lines of their numbers in another. */
  public ContactsWithCaps(Contacts contacts, Lines lines) {
    this.contacts = contacts;
    this.lines = lines;
  }

  @Override
  public void settle(TenantId tenant, Contact moved) {
    moved
        .movedFrom()
        .filter(former -> former.isPhone() && moved.address().isPhone())
        .ifPresent(former -> carryOver(tenant, former, moved.address()));
    contacts.settle(tenant, moved);
  }

  private void carryOver(TenantId tenant, Address former, Address now) {
    Line from = lines.find(tenant, former);
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Line to = lines.find(tenant, now);
      Line next = to.withHistoryOf(from);
      boolean knowsAll = next.starts().equals(to.starts()) && next.talkedAt().equals(to.talkedAt());
      if (knowsAll || lines.save(next) instanceof Write.Done) {
        return;
      }
    }
    throw new IllegalStateException("no write of the line of " + now + " ever won");
  }

  @Override
  public Optional<Contact> find(TenantId tenant, Address address) {
    return contacts.find(tenant, address);
  }

  @Override
  public Optional<Contact> glance(TenantId tenant, Address address) {
    return contacts.glance(tenant, address);
  }

  @Override
  public Optional<Contact> find(TenantId tenant, ContactId id) {
    return contacts.find(tenant, id);
  }

  @Override
  public List<Contact> findIds(TenantId tenant, List<ContactId> ids) {
    return contacts.findIds(tenant, ids);
  }

  @Override
  public List<Contact> findAddresses(TenantId tenant, List<Address> addresses) {
    return contacts.findAddresses(tenant, addresses);
  }

  @Override
  public Write<Contact> save(TenantId tenant, Contact contact, Optional<Contact> read) {
    return contacts.save(tenant, contact, read);
  }
}
