package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A listing of hundreds of people over six time zones, one row of it bad.
 *
 * @param values areas and names
 * @param taken numbers that another campaign calls
 */
record LargeListing(JsonNode values, Set<String> taken) {
  private static final int NUMBERS_OF_AN_AREA = 100;

  /** Where its people are. */
  Map<String, String> people() {
    Map<String, String> zones = new LinkedHashMap<>();
    for (JsonNode area : values.get("areas")) {
      int wanted = zones.size() + area.get("contacts").asInt();
      for (int i = 0; i < NUMBERS_OF_AN_AREA && zones.size() < wanted; i++) {
        String number = "+1%s55501%02d".formatted(area.get("code").asText(), i);
        if (!taken.contains(number)) {
          zones.put(number, area.get("zone").asText());
        }
      }
    }
    return zones;
  }

  /** Which row nobody could call. */
  int badRow() {
    return values.at("/bad_row/index").asInt();
  }

  /** The request. */
  Page page() {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (Map.Entry<String, String> person : people().entrySet()) {
      String name = name("first_names", rows.size() % values.get("first_names").size());
      String surname = name("last_names", rows.size() / values.get("first_names").size());
      String mailbox = "%s.%s@example.com".formatted(name, surname).toLowerCase(Locale.ROOT);
      rows.addObject()
          .put("name", name)
          .put("surname", surname)
          .put("phone_number", person.getKey())
          .put("email", mailbox)
          .put("timezone", person.getValue());
    }
    ObjectNode bad = rows.insertObject(badRow());
    bad.put("name", "Nobody").set("phone_number", values.at("/bad_row/phone_number"));
    return Page.printed("large-listing").with("/body/contacts", rows);
  }

  private String name(String list, int index) {
    return values.get(list).get(index).asText();
  }
}
