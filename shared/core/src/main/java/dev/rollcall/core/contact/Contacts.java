package dev.rollcall.core.contact;

import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** Where contacts are kept: by number, else by mailbox; a mailbox leads to its owner's number. */
public interface Contacts {
  /** The most contacts that one call of a batch read may ask for. */
  int BATCH_MAX = 100;

  /** The contact of a number or mailbox as it is now. */
  Optional<Contact> find(TenantId tenant, Address address);

  /** The same as it was a moment ago, for half the price. */
  Optional<Contact> glance(TenantId tenant, Address address);

  /** The contact of an id. */
  Optional<Contact> find(TenantId tenant, ContactId id);

  /**
   * The contacts of many ids as they are now, in no promised order; ids of nobody are left out.
   *
   * @param ids at most {@value #BATCH_MAX}
   */
  List<Contact> findIds(TenantId tenant, List<ContactId> ids);

  /**
   * The contacts of many numbers and mailboxes as they are now, in no promised order; addresses of
   * nobody are left out.
   *
   * @param addresses at most {@value #BATCH_MAX}
   */
  List<Contact> findAddresses(TenantId tenant, List<Address> addresses);

  /**
   * Lets id and mailbox lead to a contact, then writes it over the version before its own; to one
   * that moves, only {@link #settle} lets them lead. A mailbox that is somebody else's own address
   * stays theirs.
   *
   * @param read what the contact was made from; absent for a new one
   * @return done, or lost with what is kept at its address instead
   */
  Write<Contact> save(TenantId tenant, Contact contact, Optional<Contact> read);

  /**
   * Completes the move of a contact whose new record is written: id and mailbox lead to it, and the
   * former record is gone. May be repeated.
   */
  void settle(TenantId tenant, Contact moved);
}
