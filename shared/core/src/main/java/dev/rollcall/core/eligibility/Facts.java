package dev.rollcall.core.eligibility;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts together what a gate looked at, as JSON values; what is not known is left out. */
final class Facts {
  private final Map<String, Object> facts = new LinkedHashMap<>();

  Facts with(String name, Object value) {
    facts.put(name, value instanceof Instant instant ? instant.toString() : value);
    return this;
  }

  Facts with(String name, Optional<?> value) {
    value.ifPresent(there -> with(name, there));
    return this;
  }

  Map<String, Object> map() {
    return Collections.unmodifiableMap(facts);
  }
}
