package dev.rollcall.core.intake;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.tenant.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Finds very many contacts, some batches side by side. */
public final class FindContacts {
  private final Contacts contacts;
  private final Crew crew;

  /** Finding in this store. */
  public FindContacts(Contacts contacts, Crew crew) {
    this.contacts = contacts;
    this.crew = crew;
  }

  /** The contacts of these ids, by id; ids of nobody are left out. */
  public Map<ContactId, Contact> byId(TenantId tenant, Collection<ContactId> ids) {
    Map<ContactId, Contact> found = new HashMap<>();
    for (Contact contact : all(ids, batch -> contacts.findIds(tenant, batch))) {
      found.put(contact.id(), contact);
    }
    return found;
  }

  /** The contacts of these numbers and mailboxes; addresses of nobody are left out. */
  public Collection<Contact> at(TenantId tenant, Collection<Address> addresses) {
    return all(addresses, batch -> contacts.findAddresses(tenant, batch));
  }

  private <K> Collection<Contact> all(Collection<K> keys, Function<List<K>, List<Contact>> read) {
    List<K> wanted = keys.stream().distinct().toList();
    List<List<K>> batches = new ArrayList<>();
    for (int from = 0; from < wanted.size(); from += Contacts.BATCH_MAX) {
      batches.add(wanted.subList(from, Math.min(wanted.size(), from + Contacts.BATCH_MAX)));
    }
    // By id, since two addresses of one contact may fall into two batches.
    Map<ContactId, Contact> found = new ConcurrentHashMap<>();
    crew.each(batches, batch -> read.apply(batch).forEach(c -> found.put(c.id(), c)));
    return found.values();
  }
}
