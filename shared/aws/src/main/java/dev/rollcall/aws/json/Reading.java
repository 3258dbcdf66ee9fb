package dev.rollcall.aws.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An object that Rollcall wrote itself, read member by member; what is missing or of another type
 * is an {@link IllegalArgumentException} that names it.
 */
public record Reading(JsonNode node) {
  /** Reads a text. */
  public static Reading of(String text) {
    try {
      return new Reading(Json.tree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  /** A text. */
  public String text(String name) {
    return maybeText(name).orElseThrow(() -> missing(name, "text"));
  }

  /** A text that may be absent. */
  public Optional<String> maybeText(String name) {
    return Optional.ofNullable(node.get(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  /** An instant in ISO form. */
  public Instant instant(String name) {
    return Instant.parse(text(name));
  }

  /** A whole number. */
  public int integer(String name) {
    return Optional.ofNullable(node.get(name))
        .filter(JsonNode::canConvertToInt)
        .orElseThrow(() -> missing(name, "number"))
        .asInt();
  }

  /** A whole number that may be absent. */
  public Optional<Integer> maybeInteger(String name) {
    return Optional.ofNullable(node.get(name))
        .filter(JsonNode::canConvertToInt)
        .map(JsonNode::asInt);
  }

  /** A list of texts. */
  public Stream<String> texts(String name) {
    return list(name).map(JsonNode::asText);
  }

  /** A list of objects. */
  public Stream<Reading> objects(String name) {
    return list(name).map(Reading::new);
  }

  /** An object of whatever the caller likes; empty if absent. */
  public Map<String, Object> values(String name) {
    return Optional.ofNullable(node.get(name))
        .filter(JsonNode::isObject)
        .map(Json::object)
        .orElse(Map.of());
  }

  private Stream<JsonNode> list(String name) {
    return Optional.ofNullable(node.get(name))
        .filter(JsonNode::isArray)
        .orElseThrow(() -> missing(name, "list"))
        .valueStream();
  }

  private static IllegalArgumentException missing(String name, String type) {
    return new IllegalArgumentException("no " + type + " under " + name);
  }
}
