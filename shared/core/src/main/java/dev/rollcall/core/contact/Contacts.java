package dev.rollcall.core.contact;

import dev.rollcall.core.tenant.TenantId;
import java.util.Optional;

/** Where contacts are kept, by address. */
public interface Contacts {
  /** The contact at an address. */
  Optional<Contact> find(TenantId tenant, Address address);

  /**
   * Writes a contact unless a newer state is there, and lets its id lead to its address. A contact
   * that is already known keeps its id.
   *
   * @return the id under which the address is known from now on
   */
  ContactId upsert(TenantId tenant, Contact contact);
}
