package dev.rollcall.local.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Credentials, and what answers have told so far, by the names that placeholders use. */
record Known(Map<String, String> values) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

  /** Copies what it is given. */
  Known {
    values = Map.copyOf(values);
  }

  /** The same and one thing more. */
  Known with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Known(more);
  }

  /**
   * A text with each <code>{{name}}</code> replaced.
   *
   * @throws IllegalStateException if nothing is known by one of the names
   */
  String in(String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
  }

  private String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("nobody has told the value of " + name);
    }
    return value;
  }
}
