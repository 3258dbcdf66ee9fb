package dev.rollcall.core.intake;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.store.Fingerprint;
import dev.rollcall.core.tenant.TenantId;

/**
 * Ids that follow from a chunk's random seed and an address: the same on every try, wherever the
 * address stands then, and guessed by nobody.
 */
record SeededIds(TenantId tenant, String seed) {
  private static final int RANDOM_CHARS = 26;
  private static final int CONTACT_CHARS = 24;

  RecipientId recipient(Address address) {
    return RecipientId.of(tenant, digest("recipient", address).substring(0, RANDOM_CHARS));
  }

  ContactId contact(Address home) {
    return new ContactId(digest("contact", home).substring(0, CONTACT_CHARS));
  }

  private String digest(String kind, Address of) {
    return Fingerprint.of(seed + "/" + kind + "/" + of.value());
  }
}
