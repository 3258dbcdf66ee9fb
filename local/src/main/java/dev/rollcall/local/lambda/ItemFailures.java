package dev.rollcall.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The items of a batch that a function gave back as failed. */
public record ItemFailures(Set<String> ids) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** No item failed. */
  public static final ItemFailures NONE = new ItemFailures(Set.of());

  /** Reads them from a function's answer; empty if it is malformed, which fails all of them. */
  public static Optional<ItemFailures> read(String payload, Collection<String> known) {
    try {
      return read(JSON.readTree(payload), known);
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  private static Optional<ItemFailures> read(JsonNode answer, Collection<String> known) {
    if (answer.isNull() || answer.isMissingNode()) {
      return Optional.of(NONE);
    }
    JsonNode failures = answer.path("batchItemFailures");
    if (!answer.isObject()
        || !(failures.isArray() || failures.isNull() || !answer.has("batchItemFailures"))) {
      return Optional.empty();
    }
    Set<String> ids = new LinkedHashSet<>();
    for (JsonNode failure : failures) {
      String id = failure.path("itemIdentifier").asText("");
      if (!known.contains(id)) {
        return Optional.empty();
      }
      ids.add(id);
    }
    return Optional.of(new ItemFailures(ids));
  }
}
