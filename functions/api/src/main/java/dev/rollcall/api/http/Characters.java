package dev.rollcall.api.http;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds what JSON can spell and neither UTF-8 nor a queue can carry. */
final class Characters {
  private Characters() {}

  static boolean canBeKept(JsonNode node) {
    if (node.isTextual()) {
      return canBeKept(node.textValue());
    }
    for (var property : node.properties()) {
      if (!canBeKept(property.getKey()) || !canBeKept(property.getValue())) {
        return false;
      }
    }
    for (JsonNode item : node.isArray() ? node : java.util.List.<JsonNode>of()) {
      if (!canBeKept(item)) {
        return false;
      }
    }
    return true;
  }

  private static boolean canBeKept(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c) || c >= '\uFFFE') {
        return false;
      }
    }
    return true;
  }
}
