package dev.rollcall.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.PhoneNumbers;
import java.util.Optional;

/**
 * A message that somebody sent to a tenant.
 *
 * @param from the person
 * @param to the tenant's own number or sender name, in whatever form its carrier has it
 */
record InboundMessage(Address from, String to, String body) {
  private static final int ADDRESS_CHARS_MAX = 64;

  static Optional<InboundMessage> read(
      JsonNode body, PhoneNumbers numbers, String country, Faults faults) {
    return Fields.of(body, Path.ROOT, faults)
        .flatMap(fields -> read(fields, numbers, country, faults));
  }

  private static Optional<InboundMessage> read(
      Fields fields, PhoneNumbers numbers, String country, Faults faults) {
    Optional<String> written = fields.text("from", Need.REQUIRED, 1, ADDRESS_CHARS_MAX);
    Optional<Address> from = written.flatMap(text -> numbers.parse(text, country));
    if (written.isPresent() && from.isEmpty()) {
      fields.fault("from", Kind.UNACCEPTABLE, "must be a valid telephone number in E.164");
    }
    Optional<String> to = fields.text("to", Need.REQUIRED, 1, ADDRESS_CHARS_MAX);
    Optional<String> text = fields.text("body", Need.REQUIRED, 0, Integer.MAX_VALUE);
    fields.rejectOthers();
    return faults.isEmpty()
        ? Optional.of(new InboundMessage(from.orElseThrow(), to.orElseThrow(), text.orElseThrow()))
        : Optional.empty();
  }
}
