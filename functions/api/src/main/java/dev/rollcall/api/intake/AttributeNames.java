package dev.rollcall.api.intake;

import dev.rollcall.core.message.ContactFields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Under which names the attributes of a contact are kept: known ones under one, others as sent. */
public final class AttributeNames {
  private static final Set<String> KNOWN =
      Set.of("first_name", "last_name", "company", "unique_id");

  private AttributeNames() {}

  /** The name under which an attribute is kept. */
  public static String kept(String sent) {
    String canonical = ContactFields.canonicalName(sent);
    return KNOWN.contains(canonical) ? canonical : sent;
  }

  /** Attributes under the names by which they are kept; of two that mean the same, the later. */
  public static Map<String, Object> kept(Map<String, Object> sent) {
    Map<String, Object> kept = new LinkedHashMap<>();
    sent.forEach((name, value) -> kept.put(kept(name), value));
    return Collections.unmodifiableMap(kept);
  }
}
