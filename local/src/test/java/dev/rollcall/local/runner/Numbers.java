package dev.rollcall.local.runner;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers of the range that is reserved for examples, by the zone that their area code is in. */
final class Numbers {
  private static final Map<ZoneId, List<String>> AREAS = areas();

  private Numbers() {}

  private static Map<ZoneId, List<String>> areas() {
    Map<ZoneId, List<String>> areas = new LinkedHashMap<>();
    areas.put(ZoneId.of("America/New_York"), List.of("212", "617"));
    areas.put(ZoneId.of("America/Chicago"), List.of("312", "214"));
    areas.put(ZoneId.of("America/Denver"), List.of("303", "505"));
    areas.put(ZoneId.of("America/Los_Angeles"), List.of("213", "415"));
    areas.put(ZoneId.of("America/Anchorage"), List.of("907"));
    areas.put(ZoneId.of("Pacific/Honolulu"), List.of("808"));
    return areas;
  }

  /** So many numbers, spread over six zones, with the zone of each. */
  static Map<String, ZoneId> spread(int count) {
    Map<String, ZoneId> numbers = new LinkedHashMap<>();
    for (int line = 0; line < 100; line++) {
      for (var area : AREAS.entrySet()) {
        for (String code : area.getValue()) {
          if (numbers.size() < count) {
            numbers.put("+1%s55501%02d".formatted(code, line), area.getKey());
          }
        }
      }
    }
    return numbers;
  }

  /** So many numbers in New York. */
  static List<String> inNewYork(int count) {
    List<String> numbers = new ArrayList<>();
    for (int line = 0; line < count; line++) {
      numbers.add("+121255501%02d".formatted(line));
    }
    return numbers;
  }
}
