package dev.rollcall.api.mihu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.OpenApi;
import dev.rollcall.aws.json.Json;
import java.util.List;
import java.util.stream.StreamSupport;

/** Bodies of this dialect's requests, and what is read out of its answers. */
final class Texts {
  static final String AGENT = "550e8400-e29b-41d4-a716-446655440000";

  private Texts() {}

  /** The example of a route in {@code openapi.yaml}. */
  static ObjectNode page(String route) {
    return OpenApi.DOCUMENT
        .at(OpenApi.operation(route) + "/requestBody/content/application~1json/examples/page/value")
        .deepCopy();
  }

  /** A call rule of which only the name is said. */
  static ObjectNode rule() {
    return JsonNodeFactory.instance.objectNode().put("name", "Aggressive call rule");
  }

  /** A listing that calls whoever has these numbers. */
  static ObjectNode listing(String... numbers) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", "My Call List");
    ArrayNode contacts = body.putArray("contacts");
    for (String number : numbers) {
      contacts.addObject().put("phone_number", number);
    }
    return body;
  }

  /** A body with one property set to a JSON text or, for {@code ""}, left out. */
  static String with(ObjectNode body, String name, String json) {
    if (json.isEmpty()) {
      body.remove(name);
    } else {
      body.set(name, tree(json));
    }
    return body.toString();
  }

  static JsonNode tree(String json) {
    try {
      return Json.tree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** A JSON string of so many letters. */
  static String letters(int count) {
    return "\"" + "x".repeat(count) + "\"";
  }

  /** What was wrong with a request: field and message, all of them. */
  static List<String> faults(Answered answered) {
    assertThat(answered.status()).as(answered.body()).isEqualTo(422);
    assertThat(answered.text("/error/code")).isEqualTo("VALIDATION_ERROR");
    JsonNode details = answered.json().at("/error/details");
    assertThat(answered.text("/error/field")).isEqualTo(details.fieldNames().next());
    return details.properties().stream()
        .flatMap(
            field ->
                StreamSupport.stream(field.getValue().spliterator(), false)
                    .map(message -> field.getKey() + ": " + message.asText()))
        .toList();
  }

  /** The rows that were rejected: index, field and message. */
  static List<String> rejected(Answered answered) {
    assertThat(answered.status()).as(answered.body()).isIn(200, 201);
    return StreamSupport.stream(answered.json().at("/data/contacts/rejected").spliterator(), false)
        .map(
            row ->
                "%d %s: %s"
                    .formatted(
                        row.get("index").asInt(),
                        row.get("field").asText(),
                        row.get("message").asText()))
        .toList();
  }

  /** How many contacts were received, created, updated and left as they were. */
  static List<Integer> counts(Answered answered) {
    JsonNode contacts = answered.json().at("/data/contacts");
    return List.of(
        contacts.get("received").asInt(),
        contacts.get("created").asInt(),
        contacts.get("updated").asInt(),
        contacts.get("unchanged").asInt());
  }
}
