package dev.rollcall.core.recipient;

import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.tenant.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a recipient came in.
 *
 * @param contact whom the address belonged to then
 * @param chunk number of the chunk that enrolled it, so that a repeated chunk counts it again and
 *     only then
 * @param priority 1 first, to 9; orders recipients that are due in the same minute
 * @param from caller id for this recipient; absent, the channel's
 * @param context overrides the campaign's, key by key
 * @param at when
 * @param keptFor so long the row is kept after its end, as the tenant's policy was then
 */
public record Enrolment(
    ContactId contact,
    int chunk,
    int priority,
    Optional<String> from,
    Map<String, Object> context,
    Instant at,
    Duration keptFor) {
  /** The priority of recipients that bring none. */
  public static final int PRIORITY_DEFAULT = 5;

  /** An enrolment of a tenant that keeps rows as long as most do. */
  public Enrolment(
      ContactId contact,
      int chunk,
      int priority,
      Optional<String> from,
      Map<String, Object> context,
      Instant at) {
    this(
        contact, chunk, priority, from, context, at, Policy.Retention.DEFAULT.finishedRecipients());
  }

  /** Copies what it is given. */
  public Enrolment {
    if (priority < 1 || priority > 9) {
      throw new IllegalArgumentException("priority is 1 to 9");
    }
    context = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(context));
  }
}
