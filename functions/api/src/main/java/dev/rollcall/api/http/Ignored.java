package dev.rollcall.api.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The properties that a request had too many, in a form that any header can carry. */
public final class Ignored {
  /** All headers of an answer share 10 KB. */
  private static final int CHARS_MAX = 2000;

  private final List<String> names = new ArrayList<>();
  private int chars;
  private int omitted;

  /** Notes a property; once there are more than a header can hold, they are only counted. */
  void add(Path path) {
    String name = String.join(".", path.steps().stream().map(Ignored::escaped).toList());
    if (omitted > 0 || chars + name.length() > CHARS_MAX) {
      omitted++;
    } else {
      chars += name.length() + 2;
      names.add(name);
    }
  }

  /** Whether none was left out. */
  public boolean isEmpty() {
    return names.isEmpty() && omitted == 0;
  }

  /**
   * The places of the properties, separated by commas, with the steps of each separated by dots;
   * every other character than letters, digits, {@code _}, {@code -} and {@code *} is
   * percent-encoded. {@code +7 more} at the end stands for seven that did not fit.
   */
  public String header() {
    List<String> all = new ArrayList<>(names);
    if (omitted > 0) {
      all.add("+" + omitted + " more");
    }
    return String.join(", ", all);
  }

  private static String escaped(Object step) {
    return URLEncoder.encode(step.toString(), StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace(".", "%2E");
  }
}
