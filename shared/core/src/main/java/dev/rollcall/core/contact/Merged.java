package dev.rollcall.core.contact;

/**
 * What a request made of a contact.
 *
 * @param contact as it is now
 * @param concernsTimes whether it may have changed when somebody is reached who was known before
 */
public record Merged(Contact contact, Change change, boolean concernsTimes) {
  /** What left the times alone at which somebody is reached. */
  public Merged(Contact contact, Change change) {
    this(contact, change, false);
  }

  /** How it differs from before. */
  public enum Change {
    /** Nobody was known under either address. */
    CREATED,
    UPDATED,
    /** All of it was known, or something newer is. */
    UNCHANGED
  }
}
