package dev.rollcall.core.memory;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Contacts in memory. */
public final class MemoryContacts implements Contacts {
  private record Key(TenantId tenant, Address address) {}

  private record Name(TenantId tenant, ContactId id) {}

  private final Map<Key, Contact> contacts = new HashMap<>();
  private final Map<Key, Address> mailboxes = new HashMap<>();
  private final Map<Name, Address> ids = new HashMap<>();

  @Override
  public synchronized Optional<Contact> find(TenantId tenant, Address address) {
    Key key = new Key(tenant, address);
    return at(key)
        .or(
            () ->
                Optional.ofNullable(mailboxes.get(key))
                    .flatMap(home -> at(new Key(tenant, home)))
                    .filter(owner -> owner.email().filter(address::equals).isPresent()));
  }

  @Override
  public Optional<Contact> glance(TenantId tenant, Address address) {
    return find(tenant, address);
  }

  @Override
  public synchronized Optional<Contact> find(TenantId tenant, ContactId id) {
    return Optional.ofNullable(ids.get(new Name(tenant, id)))
        .flatMap(home -> at(new Key(tenant, home)))
        .filter(contact -> contact.id().equals(id));
  }

  @Override
  public synchronized List<Contact> findIds(TenantId tenant, List<ContactId> ids) {
    return ids.stream().distinct().flatMap(id -> find(tenant, id).stream()).toList();
  }

  @Override
  public synchronized List<Contact> findAddresses(TenantId tenant, List<Address> addresses) {
    return addresses.stream()
        .flatMap(address -> find(tenant, address).stream())
        .distinct()
        .toList();
  }

  @Override
  public synchronized Write<Contact> save(
      TenantId tenant, Contact contact, Optional<Contact> read) {
    Key key = new Key(tenant, contact.address());
    Optional<Contact> there = at(key);
    if (there.map(Contact::version).orElse(0L) != contact.version() - 1) {
      return new Write.Lost<>(there);
    }
    contacts.put(key, contact);
    if (contact.movedFrom().isEmpty()) {
      lead(tenant, contact);
    }
    return new Write.Done<>();
  }

  @Override
  public synchronized void settle(TenantId tenant, Contact moved) {
    moved
        .movedFrom()
        .map(former -> new Key(tenant, former))
        .flatMap(this::at)
        .filter(former -> former.id().equals(moved.id()))
        .ifPresent(former -> contacts.remove(new Key(tenant, former.address())));
    lead(tenant, moved);
  }

  private void lead(TenantId tenant, Contact contact) {
    ids.put(new Name(tenant, contact.id()), contact.address());
    contact
        .email()
        .filter(mailbox -> !mailbox.equals(contact.address()))
        .map(mailbox -> new Key(tenant, mailbox))
        .filter(mailbox -> !contacts.containsKey(mailbox))
        .ifPresent(mailbox -> mailboxes.put(mailbox, contact.address()));
  }

  private Optional<Contact> at(Key key) {
    return Optional.ofNullable(contacts.get(key));
  }
}
