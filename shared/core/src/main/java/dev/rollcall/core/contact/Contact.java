package dev.rollcall.core.contact;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A person as the tenant knows them.
 *
 * @param id how API callers name them
 * @param address their number or mailbox
 * @param zone the IANA region stated for them; absent, it follows from the number
 * @param attributes everything else that was sent: names, company, custom fields
 * @param acceptedAt when the request that this state comes from was accepted: an older one never
 *     overwrites a newer
 */
public record Contact(
    ContactId id,
    Address address,
    Optional<String> zone,
    Map<String, Object> attributes,
    Instant acceptedAt) {
  /** Copies what it is given. */
  public Contact {
    attributes = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(attributes));
  }
}
