package dev.rollcall.core.intake;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    try {
      String text = seed + "/" + kind + "/" + of.value();
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
