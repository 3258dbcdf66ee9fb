package dev.rollcall.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.core.message.Wording;
import java.util.Optional;

/** A template as a caller sends it. */
record TemplateBody(String name, Optional<String> subject, String body) {
  private static final int NAME_CHARS_MAX = 255;

  static Optional<TemplateBody> read(JsonNode node, Wording wording, Faults faults) {
    return Fields.of(node, Path.ROOT, faults).flatMap(fields -> read(fields, wording, faults));
  }

  private static Optional<TemplateBody> read(Fields fields, Wording wording, Faults faults) {
    Optional<String> name = fields.text("name", Need.REQUIRED, 1, NAME_CHARS_MAX);
    Optional<String> subject = fields.text("subject", Need.NULLABLE, 1, NAME_CHARS_MAX);
    Optional<String> body = fields.text("body", Need.REQUIRED, 1, Wording.TEMPLATE_CHARS_MAX);
    check("subject", subject, wording, fields);
    check("body", body, wording, fields);
    fields.rejectOthers();
    return faults.isEmpty()
        ? Optional.of(new TemplateBody(name.orElseThrow(), subject, body.orElseThrow()))
        : Optional.empty();
  }

  private static void check(
      String name, Optional<String> template, Wording wording, Fields fields) {
    template.stream()
        .flatMap(text -> wording.faults(text).stream())
        .forEach(fault -> fields.fault(name, Kind.UNACCEPTABLE, fault));
  }
}
