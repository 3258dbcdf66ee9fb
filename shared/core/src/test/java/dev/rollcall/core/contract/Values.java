package dev.rollcall.core.contract;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Free-form values such as callers send, with everything that JSON can hold. */
final class Values {
  private Values() {}

  static Map<String, Object> nested() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", "Zoë \"Ωmega\" 🎉 日本");
    values.put("empty", "");
    values.put("nothing", null);
    values.put("flag", false);
    values.put("small", 7);
    values.put("large", 12_345_678_901L);
    values.put("price", new BigDecimal("19.90"));
    values.put("list", Arrays.asList("a", 1, true, null, List.of(), Map.of()));
    values.put("deep", Map.of("a", Map.of("b", List.of(Map.of("c", "d")))));
    return values;
  }

  /** More than half a kilobyte, and more bytes than characters. */
  static Map<String, Object> large() {
    Map<String, Object> values = nested();
    values.put("story", "ñ".repeat(2_000));
    return values;
  }
}
