package dev.rollcall.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.AttributeNames;
import dev.rollcall.api.intake.MailFields;
import dev.rollcall.api.intake.ZoneFields;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactPatch;
import dev.rollcall.core.contact.Edit;
import dev.rollcall.core.time.DayPart;
import dev.rollcall.core.time.Zones;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a merge patch (RFC 7396) of a contact and finds everything that is wrong with it. */
final class ContactPatchReader {
  private static final String PHONE = "phone_number";
  private static final String EMAIL = "email";
  private static final String ZONE = "timezone";
  private static final String PART = "preferred_contact_time";
  private static final String ATTRIBUTES = "attributes";
  private static final Set<String> PARTS = Set.of("morning", "afternoon", "evening");

  /** With the rest of a contact they must fit an item, and every order carries them. */
  private static final int ATTRIBUTES_BYTES_MAX = 32 * 1024;

  private final ZoneFields zones;

  ContactPatchReader(Zones zones) {
    this.zones = new ZoneFields(zones);
  }

  /** The patch in a body; empty once any fault is noted. */
  Optional<ContactPatch> read(JsonNode body, Contact contact, Faults faults) {
    return Fields.of(body, Path.ROOT, faults).flatMap(fields -> read(fields, contact, faults));
  }

  private Optional<ContactPatch> read(Fields fields, Contact contact, Faults faults) {
    checkNumber(fields, contact);
    Edit<Address> email = email(fields, contact);
    Optional<String> zone = zones.region(fields, ZONE, Integer.MAX_VALUE);
    Optional<DayPart> part = fields.oneOf(PART, Need.NULLABLE, PARTS).map(DayPart::of);
    Optional<Map<String, Object>> attributes = fields.object(ATTRIBUTES, Need.NULLABLE);
    ContactPatch patch =
        new ContactPatch(
            email,
            said(fields, ZONE, zone),
            said(fields, PART, part),
            AttributeNames.kept(attributes.orElse(Map.of())),
            fields.has(ATTRIBUTES) && attributes.isEmpty());
    if (bytes(patch.attributesOf(contact)) > ATTRIBUTES_BYTES_MAX) {
      fields.fault(ATTRIBUTES, Kind.UNACCEPTABLE, "must not exceed 32 KB, with those that stay");
    }
    fields.rejectOthers();
    return faults.isEmpty() ? Optional.of(patch) : Optional.empty();
  }

  private static void checkNumber(Fields fields, Contact contact) {
    Optional<String> number = fields.text(PHONE, Need.NULLABLE, 0, Integer.MAX_VALUE);
    if (fields.has(PHONE) && !number.equals(contact.phone().map(Address::value))) {
      fields.fault(PHONE, Kind.UNACCEPTABLE, "cannot be changed yet");
    }
  }

  private static Edit<Address> email(Fields fields, Contact contact) {
    Optional<Address> email = MailFields.mailbox(fields, EMAIL, Need.NULLABLE);
    boolean isReadable = email.isPresent() || !fields.hasValue(EMAIL);
    if (isReadable
        && fields.has(EMAIL)
        && contact.phone().isEmpty()
        && !email.equals(contact.email())) {
      fields.fault(
          EMAIL, Kind.UNACCEPTABLE, "is all this contact is known by, and cannot be changed yet");
    }
    return said(fields, EMAIL, email);
  }

  private static <T> Edit<T> said(Fields fields, String name, Optional<T> value) {
    return fields.has(name) ? Edit.to(value) : Edit.none();
  }

  private static int bytes(Map<String, Object> attributes) {
    return Json.write(attributes).getBytes(StandardCharsets.UTF_8).length;
  }
}
