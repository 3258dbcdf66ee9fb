package dev.rollcall.local.demo;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request as its page prints it, placeholders included.
 *
 * @param name of the page, by which the table of values knows it
 * @param printed path, headers and body
 */
record Page(String name, ObjectNode printed) {
  /** The page of a name, from the resources. */
  static Page printed(String name) {
    return new Page(name, (ObjectNode) Resources.json(name + ".json"));
  }

  /**
   * This page with another value at a place that it has.
   *
   * @throws IllegalArgumentException if the page has no such place
   */
  Page with(String pointer, JsonNode value) {
    JsonPointer place = JsonPointer.compile(pointer);
    if (printed.at(place).isMissingNode()) {
      throw new IllegalArgumentException("the page " + name + " has no " + pointer);
    }
    ObjectNode changed = printed.deepCopy();
    ((ObjectNode) changed.at(place.head())).set(place.last().getMatchingProperty(), value);
    return new Page(name, changed);
  }

  /** The request that is sent. */
  Filled filled(JsonNode fills, Known known) {
    Page page = this;
    for (Map.Entry<String, JsonNode> fill : fills.properties()) {
      page = page.with(fill.getKey(), value(fill.getValue(), known));
    }
    Map<String, String> headers = new LinkedHashMap<>();
    page.printed
        .get("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    return new Filled(
        known.in(page.printed.get("path").asText()), headers, page.printed.get("body"));
  }

  private static JsonNode value(JsonNode value, Known known) {
    return value.isTextual() ? TextNode.valueOf(known.in(value.textValue())) : value;
  }
}
