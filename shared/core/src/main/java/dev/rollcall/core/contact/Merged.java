package dev.rollcall.core.contact;

/**
 * What a request made of a contact.
 *
 * @param contact as it is now
 */
public record Merged(Contact contact, Change change) {
  /** How it differs from before. */
  public enum Change {
    /** Nobody was known under either address. */
    CREATED,
    UPDATED,
    /** All of it was known, or something newer is. */
    UNCHANGED
  }
}
