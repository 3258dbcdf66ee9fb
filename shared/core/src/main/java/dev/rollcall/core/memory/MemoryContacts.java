package dev.rollcall.core.memory;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.tenant.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Contacts in memory. */
public final class MemoryContacts implements Contacts {
  private record Key(TenantId tenant, Address address) {}

  private final Map<Key, Contact> contacts = new HashMap<>();

  @Override
  public synchronized Optional<Contact> find(TenantId tenant, Address address) {
    return Optional.ofNullable(contacts.get(new Key(tenant, address)));
  }

  @Override
  public synchronized ContactId upsert(TenantId tenant, Contact contact) {
    Optional<Contact> known = find(tenant, contact.address());
    ContactId id = known.map(Contact::id).orElse(contact.id());
    if (known.isEmpty() || known.get().acceptedAt().isBefore(contact.acceptedAt())) {
      contacts.put(
          new Key(tenant, contact.address()),
          new Contact(
              id, contact.address(), contact.zone(), contact.attributes(), contact.acceptedAt()));
    }
    return id;
  }
}
