package dev.rollcall.api.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.intake.ListChunk;
import dev.rollcall.core.recipient.Enrolment;
import dev.rollcall.core.time.Zones;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the contacts that are to be added to a list, each by its index. */
public final class ListRowReader {
  /** A part of a batch holds many rows. */
  private static final int ROW_BYTES_MAX = 32 * 1024;

  private static final int TEXT_CHARS_MAX = 255;
  private static final int PRIORITY_MAX = 9;

  private final PhoneFields phones;
  private final ZoneFields zones;
  private final Names names;
  private final Faults faults;

  /** A reader that notes what is wrong. */
  public ListRowReader(PhoneFields phones, Zones zones, Names names, Faults faults) {
    this.phones = phones;
    this.zones = new ZoneFields(zones);
    this.names = names;
    this.faults = faults;
  }

  /** How a contract calls the columns that mean something; it keeps all others as they are. */
  public record Names(
      String phoneNumber,
      String firstName,
      String lastName,
      String timeZone,
      String uniqueId,
      String priority) {}

  /** The contact at a path; empty if it has no number that can be called. */
  public Optional<ListChunk.Row> read(JsonNode node, Path path) {
    return Fields.of(node, path, faults).flatMap(fields -> read(fields, path));
  }

  private Optional<ListChunk.Row> read(Fields fields, Path path) {
    Optional<Address> phone = phones.reachable(fields, names.phoneNumber(), Need.REQUIRED);
    Map<String, Object> known = new LinkedHashMap<>();
    text(fields, names.firstName(), "first_name", known);
    text(fields, names.lastName(), "last_name", known);
    text(fields, names.uniqueId(), "unique_id", known);
    Optional<String> zone = zones.regionUnlessBlank(fields, names.timeZone(), TEXT_CHARS_MAX);
    int priority =
        fields
            .integer(names.priority(), Need.NULLABLE, 1, PRIORITY_MAX)
            .orElse(Enrolment.PRIORITY_DEFAULT);
    Map<String, Object> attributes = new LinkedHashMap<>(fields.rest());
    attributes.putAll(known);
    if (bytes(attributes) > ROW_BYTES_MAX) {
      faults.add(path, Kind.UNACCEPTABLE, "must not exceed 32 KB");
    }
    return phone.map(
        address ->
            new ListChunk.Row(
                new Person(
                    Optional.of(address), Optional.empty(), zone, Optional.empty(), attributes),
                priority));
  }

  private static void text(
      Fields fields, String name, String canonical, Map<String, Object> known) {
    fields
        .text(name, Need.NULLABLE, 0, TEXT_CHARS_MAX)
        .filter(text -> !text.isBlank())
        .ifPresent(text -> known.put(canonical, text));
  }

  private static int bytes(Map<String, Object> attributes) {
    return attributes.isEmpty()
        ? 0
        : Json.write(attributes).getBytes(StandardCharsets.UTF_8).length;
  }
}
