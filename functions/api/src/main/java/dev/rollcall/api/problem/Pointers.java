package dev.rollcall.api.problem;

import dev.rollcall.api.http.Path;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes places in a request: JSON pointers as URI fragments, and names of query parameters. */
final class Pointers {
  private Pointers() {}

  static String of(String where, Path path) {
    return where.equals("?") ? where + String.join(".", names(path)) : fragment(path);
  }

  private static Iterable<String> names(Path path) {
    return path.steps().stream().map(Object::toString).toList();
  }

  private static String fragment(Path path) {
    StringBuilder pointer = new StringBuilder("#");
    for (String name : names(path)) {
      String escaped = name.replace("~", "~0").replace("/", "~1");
      pointer
          .append('/')
          .append(
              URLEncoder.encode(escaped, StandardCharsets.UTF_8)
                  .replace("+", "%20")
                  .replace("%7E", "~"));
    }
    return pointer.toString();
  }
}
