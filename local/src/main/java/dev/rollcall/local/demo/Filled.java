package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A page's request as it is sent. */
record Filled(String path, Map<String, String> headers, JsonNode body) {
  private static final Pattern PLACEHOLDER = Pattern.compile("<\\w+>|\\{\\{\\w+}}|x{5}$");
  // Braces in a body belong to a message, as on page 5.
  private static final Pattern IN_BODY = Pattern.compile("\"<\\w+>\"");

  /**
   * Copies what it is given.
   *
   * @throws IllegalStateException if a placeholder is left
   */
  Filled {
    headers = new LinkedHashMap<>(headers);
    boolean open =
        PLACEHOLDER.matcher(path).find()
            || headers.values().stream().anyMatch(value -> PLACEHOLDER.matcher(value).find())
            || IN_BODY.matcher(body.toString()).find();
    if (open) {
      throw new IllegalStateException("a placeholder is left in " + path + " " + body);
    }
  }
}
