package dev.rollcall.core.intake;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that follow from a chunk's random seed: the same on every try, guessed by nobody. */
record SeededIds(TenantId tenant, String seed) {
  private static final int RANDOM_CHARS = 26;
  private static final int CONTACT_CHARS = 24;

  RecipientId recipient(int row) {
    return recipient(Integer.toString(row));
  }

  /** For parts whose rows may stand elsewhere when they are read again. */
  RecipientId recipient(Address address) {
    return recipient(address.value());
  }

  private RecipientId recipient(String what) {
    return RecipientId.of(tenant, digest("recipient", what).substring(0, RANDOM_CHARS));
  }

  ContactId contact(int row) {
    return new ContactId(digest("contact", Integer.toString(row)).substring(0, CONTACT_CHARS));
  }

  private String digest(String kind, String what) {
    try {
      String text = seed + "/" + kind + "/" + what;
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
