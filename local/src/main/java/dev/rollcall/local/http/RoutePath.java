package dev.rollcall.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route's path, ordered by how specific it is: static parts before parameters before the rest.
 */
record RoutePath(String template, List<String> parts) implements Comparable<RoutePath> {
  /** The route of whatever no other route takes. */
  static final String DEFAULT = "$default";

  static RoutePath of(String template) {
    return new RoutePath(template, List.of(template.split("/", -1)));
  }

  boolean isDefault() {
    return template.equals(DEFAULT);
  }

  /** The parameters, decoded, if a request's path fits. */
  Optional<Map<String, String>> match(String rawPath) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (isDefault()) {
      return Optional.of(parameters);
    }
    String[] segments = rawPath.split("/", -1);
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (i >= segments.length) {
        return Optional.empty();
      }
      if (isGreedy(part)) {
        String rest = String.join("/", Arrays.asList(segments).subList(i, segments.length));
        parameters.put(name(part), decode(rest));
        return rest.isEmpty() ? Optional.empty() : Optional.of(parameters);
      }
      if (isParameter(part) && !segments[i].isEmpty()) {
        parameters.put(name(part), decode(segments[i]));
      } else if (!part.equals(segments[i]) && !part.equals(decode(segments[i]))) {
        return Optional.empty();
      }
    }
    return segments.length == parts.size() ? Optional.of(parameters) : Optional.empty();
  }

  @Override
  public int compareTo(RoutePath other) {
    for (int i = 0; i < Math.min(parts.size(), other.parts.size()); i++) {
      int order = Integer.compare(rank(parts.get(i)), rank(other.parts.get(i)));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(other.parts.size(), parts.size());
  }

  private static int rank(String part) {
    if (part.equals(DEFAULT)) {
      return 3;
    }
    return isGreedy(part) ? 2 : isParameter(part) ? 1 : 0;
  }

  private static boolean isParameter(String part) {
    return part.startsWith("{") && part.endsWith("}");
  }

  private static boolean isGreedy(String part) {
    return isParameter(part) && part.endsWith("+}");
  }

  private static String name(String part) {
    return part.substring(1, part.length() - (isGreedy(part) ? 2 : 1));
  }

  /** In a path, unlike in a query, a plus sign is a plus sign. */
  static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
