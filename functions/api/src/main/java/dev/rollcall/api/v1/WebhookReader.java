package dev.rollcall.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.WebhookFields;
import dev.rollcall.core.publish.EventType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a new webhook is to be. */
record WebhookReader(WebhookFields webhooks) {
  private static final Set<String> WORDS =
      Arrays.stream(EventType.values()).map(EventType::word).collect(Collectors.toSet());

  /**
   * What was asked for.
   *
   * @param secret empty if one is to be made
   */
  record Asked(String url, Optional<String> secret, Set<EventType> types) {}

  /** The webhook in a body; empty once any fault is noted. */
  Optional<Asked> read(JsonNode body, Faults faults) {
    return Fields.of(body, Path.ROOT, faults).flatMap(fields -> read(fields, faults));
  }

  private Optional<Asked> read(Fields fields, Faults faults) {
    Optional<String> url = webhooks.url(fields, "url", Need.REQUIRED);
    Optional<String> secret = WebhookFields.secret(fields, "secret");
    List<EventType> types =
        fields.list(
            "event_types",
            Need.OPTIONAL,
            0,
            EventType.values().length,
            (node, path) -> type(node, path, faults));
    if (new HashSet<>(types).size() < types.size()) {
      fields.fault("event_types", Kind.UNACCEPTABLE, "must not name a type twice");
    }
    fields.rejectOthers();
    return faults.isEmpty()
        ? Optional.of(new Asked(url.orElseThrow(), secret, Set.copyOf(types)))
        : Optional.empty();
  }

  private static Optional<EventType> type(JsonNode node, Path path, Faults faults) {
    if (!node.isTextual()) {
      faults.add(path, Kind.NOT_TEXT, "must be a string");
      return Optional.empty();
    }
    if (!WORDS.contains(node.textValue())) {
      String known = WORDS.stream().sorted().collect(Collectors.joining(", "));
      faults.add(path, Kind.NOT_ONE_OF, "must be one of " + known);
      return Optional.empty();
    }
    return Optional.of(EventType.of(node.textValue()));
  }
}
