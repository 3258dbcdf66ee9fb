package dev.rollcall.core.contact;

import dev.rollcall.core.time.DayPart;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An edit of a contact, as a merge patch (RFC 7396) says it.
 *
 * @param email their mailbox
 * @param zone the IANA region stated for them
 * @param part the part of the day they prefer
 * @param attributes merged into those that are known, objects inside them too; null removes one
 * @param clearsAttributes whether all that were known are removed first
 */
public record ContactPatch(
    Edit<Address> email,
    Edit<String> zone,
    Edit<DayPart> part,
    Map<String, Object> attributes,
    boolean clearsAttributes) {
  /** Copies what it is given. */
  public ContactPatch {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** Whether it may change when somebody is reached. */
  public boolean concernsTimes() {
    return zone.said() || part.said();
  }

  /** The attributes of a contact afterwards. */
  public Map<String, Object> attributesOf(Contact known) {
    return merged(clearsAttributes ? Map.of() : known.attributes(), attributes);
  }

  private static Map<String, Object> merged(Map<?, ?> known, Map<?, ?> patch) {
    Map<String, Object> merged = new LinkedHashMap<>();
    known.forEach((name, value) -> merged.put(String.valueOf(name), value));
    patch.forEach((name, value) -> put(merged, String.valueOf(name), value));
    return merged;
  }

  private static void put(Map<String, Object> merged, String name, @Nullable Object value) {
    if (value == null) {
      merged.remove(name);
    } else if (value instanceof Map<?, ?> inner) {
      Map<?, ?> there = merged.get(name) instanceof Map<?, ?> object ? object : Map.of();
      merged.put(name, merged(there, inner));
    } else {
      merged.put(name, value);
    }
  }
}
