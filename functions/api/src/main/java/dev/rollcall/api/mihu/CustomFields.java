package dev.rollcall.api.mihu;

import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Path;
import dev.rollcall.aws.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a contact carries beyond the fields of the page, bounded since it is kept for years. */
final class CustomFields {
  private static final int COUNT_MAX = 50;
  private static final int NAME_CHARS_MAX = 64;
  private static final int BYTES_MAX = 4096;

  private CustomFields() {}

  /** Every field of a row that was not read before, as it was sent. */
  static Map<String, Object> read(Fields fields, Faults faults) {
    Map<String, Object> custom = fields.rest();
    if (custom.isEmpty()) {
      return custom;
    }
    for (String name : custom.keySet()) {
      if (name.isBlank() || name.codePointCount(0, name.length()) > NAME_CHARS_MAX) {
        fields.fault(name, Kind.UNACCEPTABLE, "must have a name of 1 to 64 characters");
      }
    }
    if (custom.size() > COUNT_MAX) {
      faults.add(Path.ROOT, Kind.UNACCEPTABLE, "must not have over 50 custom fields");
    }
    if (Json.write(custom).getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
      faults.add(Path.ROOT, Kind.UNACCEPTABLE, "must not have over 4 KB of custom fields");
    }
    return custom;
  }
}
