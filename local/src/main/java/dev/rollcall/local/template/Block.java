package dev.rollcall.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A group of properties that is read to its last key, so that nothing is ignored unknowingly. */
final class Block {
  private final String where;
  private final JsonNode node;
  private final Set<String> unread = new TreeSet<>();

  Block(String where, JsonNode node) {
    this.where = where;
    this.node = node;
    node.fieldNames().forEachRemaining(unread::add);
  }

  String where() {
    return where;
  }

  JsonNode json(String key) {
    unread.remove(key);
    return node.path(key);
  }

  Optional<String> text(String key) {
    JsonNode value = json(key);
    return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
  }

  String required(String key) {
    return text(key).orElseThrow(() -> new TemplateException(where, key + " is missing"));
  }

  int number(String key, int otherwise) {
    return text(key).map(Integer::valueOf).orElse(otherwise);
  }

  boolean flag(String key) {
    return json(key).asBoolean();
  }

  List<String> texts(String key) {
    return json(key).valueStream().map(JsonNode::asText).toList();
  }

  /** The block under a key; empty if there is none. */
  Block block(String key) {
    return new Block(where + "." + key, json(key));
  }

  List<Block> blocks(String key) {
    return json(key).valueStream().map(item -> new Block(where + "." + key, item)).toList();
  }

  Map<String, Block> named(String key) {
    Map<String, Block> blocks = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : json(key).properties()) {
      blocks.put(
          field.getKey(), new Block(where + "." + key + "." + field.getKey(), field.getValue()));
    }
    return blocks;
  }

  /** Marks keys that mean nothing locally as read. */
  Block ignoring(String... keys) {
    unread.removeAll(List.of(keys));
    return this;
  }

  void end() {
    if (!unread.isEmpty()) {
      throw new TemplateException(where, "not supported locally: " + String.join(", ", unread));
    }
  }
}
