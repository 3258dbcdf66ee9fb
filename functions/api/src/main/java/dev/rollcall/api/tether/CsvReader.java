package dev.rollcall.api.tether;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.core.message.ContactFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads CSV that came as JSON, line by line, as if each line were a new contact. */
final class CsvReader {
  private static final String HEADERS = "headers";
  private static final String ROWS = "rows";
  private static final int COLUMNS_MAX = 100;
  private static final int HEADER_CHARS_MAX = 100;

  /** The first of these that is there is the column of numbers. */
  private static final List<String> PHONES =
      List.of("phonenumber", "phone_number", "phone", "mobile");

  private static final Map<String, String> KNOWN =
      Map.of(
          "first_name", ContactReader.FIRST_NAME,
          "last_name", ContactReader.LAST_NAME,
          "email", ContactReader.EMAIL,
          "timezone", ContactReader.ZONE);

  private final ContactReader contacts;
  private final Path at;
  private final Faults faults;

  CsvReader(ContactReader contacts, Path at, Faults faults) {
    this.contacts = contacts;
    this.at = at;
    this.faults = faults;
  }

  /** Reads all lines; under no column by which anybody could be reached, none. */
  void read(Fields csv, int rowsMax) {
    List<String> headers =
        csv.list(
            HEADERS,
            Need.REQUIRED,
            1,
            COLUMNS_MAX,
            (node, place) -> Optional.of(header(node, place)));
    List<String> columns = columns(headers, at.name(HEADERS));
    boolean reachable =
        columns.contains(contacts.byMail() ? ContactReader.EMAIL : ContactReader.PHONE);
    csv.list(
        ROWS,
        Need.REQUIRED,
        0,
        rowsMax,
        (node, place) -> {
          if (reachable) {
            line(columns, node, place);
          }
          return Optional.of(true);
        });
    csv.rejectOthers();
  }

  private String header(JsonNode node, Path place) {
    String text = node.isTextual() ? node.textValue().strip() : "";
    if (!node.isTextual()) {
      faults.add(place, Kind.NOT_TEXT, "must be a string");
    } else if (text.isEmpty()) {
      faults.add(place, Kind.TEXT_TOO_SHORT, "must not be blank");
    } else if (text.codePointCount(0, text.length()) > HEADER_CHARS_MAX) {
      faults.add(
          place, Kind.TEXT_TOO_LONG, "must have at most " + HEADER_CHARS_MAX + " characters");
    }
    return text;
  }

  /** What each column is called in a contact. */
  private List<String> columns(List<String> headers, Path path) {
    Optional<String> phone = phone(headers);
    List<String> columns = new ArrayList<>();
    Map<String, Integer> first = new HashMap<>();
    for (String header : headers) {
      String column =
          phone.filter(header::equals).isPresent()
              ? ContactReader.PHONE
              : KNOWN.getOrDefault(ContactFields.canonicalName(header), header);
      Integer before = first.putIfAbsent(column, columns.size());
      if (before != null && !header.isEmpty()) {
        faults.add(
            path.item(columns.size()), Kind.UNACCEPTABLE, "means the same as column " + before);
      }
      columns.add(column);
    }
    Set<String> there = new HashSet<>(columns);
    if (contacts.byMail() && !there.contains(ContactReader.EMAIL)) {
      faults.add(path, Kind.UNACCEPTABLE, "must have a column email");
    } else if (!contacts.byMail() && phone.isEmpty()) {
      faults.add(
          path, Kind.UNACCEPTABLE, "must have a column phoneNumber, phone_number, phone or mobile");
    }
    return columns;
  }

  private static Optional<String> phone(List<String> headers) {
    return PHONES.stream()
        .flatMap(
            name ->
                headers.stream()
                    .filter(h -> h.toLowerCase(Locale.ROOT).replace(' ', '_').equals(name)))
        .findFirst();
  }

  private void line(List<String> columns, JsonNode line, Path place) {
    Faults wrong = new Faults();
    if (!line.isArray()) {
      wrong.add(place, Kind.NOT_A_LIST, "must be a list");
    }
    ObjectNode contact = JsonNodeFactory.instance.objectNode();
    boolean blank = line.isArray();
    for (int i = 0; i < line.size(); i++) {
      JsonNode cell = line.get(i);
      if (cell == null || cell.isNull() || (cell.isTextual() && cell.textValue().isBlank())) {
        continue;
      }
      blank = false;
      if (cell.isContainerNode()) {
        wrong.add(place.item(i), Kind.UNACCEPTABLE, "must be a text, a number, true or false");
      } else if (i >= columns.size()) {
        wrong.add(place.item(i), Kind.UNACCEPTABLE, "stands under no header");
      } else {
        put(contact, columns.get(i), cell);
      }
    }
    if (blank) {
      // The end of most files.
      return;
    }
    if (wrong.isEmpty()) {
      contacts.describe(contact, place);
    } else {
      contacts.unusable(place, Optional.empty(), wrong);
    }
  }

  /** Whoever made the file may have taken a number, or a name, for something else. */
  private static void put(ObjectNode contact, String column, JsonNode cell) {
    boolean known = KNOWN.containsValue(column) || column.equals(ContactReader.PHONE);
    if (known) {
      contact.put(column, cell.asText().strip());
    } else {
      contact.set(column, cell);
    }
  }
}
