package dev.rollcall.aws;

import java.util.Map;

/** A function's environment. */
record Variables(Map<String, String> all) {
  /**
   * A variable that must be set.
   *
   * @throws IllegalStateException if it is not, or blank
   */
  String get(String name) {
    String value = all.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("the environment has no " + name);
    }
    return value;
  }
}
