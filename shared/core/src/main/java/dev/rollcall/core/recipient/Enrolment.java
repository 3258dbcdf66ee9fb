package dev.rollcall.core.recipient;

import dev.rollcall.core.contact.ContactId;
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
 */
public record Enrolment(
    ContactId contact,
    int chunk,
    int priority,
    Optional<String> from,
    Map<String, Object> context,
    Instant at) {
  /** The priority of recipients that bring none. */
  public static final int PRIORITY_DEFAULT = 5;

  /** Copies what it is given. */
  public Enrolment {
    if (priority < 1 || priority > 9) {
      throw new IllegalArgumentException("priority is 1 to 9");
    }
    context = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(context));
  }
}
