package dev.rollcall.api.kore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.core.list.ContactList;
import java.util.Optional;
import java.util.Set;

/**
 * A list as it was asked for, found valid in full.
 *
 * @param source where its contacts will come from
 */
record CreateContactListRequest(
    String name, String description, String source, boolean allowDuplicates) {
  /** The only source that comes in by this way. */
  static final String SOURCE = "passiveApi";

  /** The request in a body; empty once any fault is noted. */
  static Optional<CreateContactListRequest> read(JsonNode body, Faults faults) {
    return Fields.of(body, Path.ROOT, faults).flatMap(fields -> read(fields, faults));
  }

  private static Optional<CreateContactListRequest> read(Fields fields, Faults faults) {
    Optional<String> name = fields.words("name", Need.REQUIRED, ContactList.NAME_CHARS_MAX);
    Optional<String> description =
        fields.words("description", Need.REQUIRED, ContactList.DESCRIPTION_CHARS_MAX);
    Optional<String> source = fields.oneOf("source", Need.REQUIRED, Set.of(SOURCE));
    boolean duplicates = fields.flag("allowDuplicates", Need.OPTIONAL).orElse(false);
    fields.rejectOthers();
    return faults.isEmpty()
        ? Optional.of(
            new CreateContactListRequest(
                name.orElseThrow(), description.orElseThrow(), source.orElseThrow(), duplicates))
        : Optional.empty();
  }
}
