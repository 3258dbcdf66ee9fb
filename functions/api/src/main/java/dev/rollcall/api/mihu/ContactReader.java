package dev.rollcall.api.mihu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.MailFields;
import dev.rollcall.api.intake.PhoneFields;
import dev.rollcall.api.intake.ZoneFields;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.time.DayPart;
import dev.rollcall.core.time.Zones;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one row of a listing's contacts, whatever the others are like. */
final class ContactReader {
  /** The fields of the page; all others are the caller's own. */
  static final Set<String> FIELDS =
      Set.of(
          "name",
          "surname",
          "phone_number",
          "email",
          "timezone",
          "country_code",
          "primary_language",
          "preferred_contact_time",
          "preferred_contact_channel",
          "company",
          "city",
          "lead_source",
          "notes");

  private static final int ZONE_CHARS_MAX = 64;
  private static final int LANGUAGE_CHARS_MAX = 35;
  private static final int LINE_CHARS_MAX = 255;
  private static final int NOTES_CHARS_MAX = 5000;

  private static final Set<String> CHANNELS = Set.of("sms", "whatsapp", "email");
  private static final Set<String> PARTS = Set.of("morning", "afternoon", "evening");
  private static final Set<String> COUNTRIES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);

  private final PhoneFields phones;
  private final ZoneFields zones;

  ContactReader(PhoneFields phones, Zones zones) {
    this.phones = phones;
    this.zones = new ZoneFields(zones);
  }

  /** The contact of a row; empty once anything is wrong with it, which is noted. */
  Optional<ListedContact> read(JsonNode row, Faults faults) {
    return Fields.of(row, Path.ROOT, faults)
        .map(fields -> read(fields, faults))
        .orElse(Optional.empty());
  }

  private Optional<ListedContact> read(Fields fields, Faults faults) {
    Optional<String> country = country(fields);
    Optional<Address> phone =
        phones.reachable(
            fields,
            "phone_number",
            Need.NULLABLE,
            country.orElse(phones.policy().defaultCountry()));
    Optional<Address> email = MailFields.mailbox(fields, "email", Need.NULLABLE);
    Optional<String> zone = zones.region(fields, "timezone", ZONE_CHARS_MAX);
    Optional<DayPart> part =
        fields.oneOf("preferred_contact_time", Need.NULLABLE, PARTS).map(DayPart::of);
    Optional<Channel> channel =
        fields.oneOf("preferred_contact_channel", Need.NULLABLE, CHANNELS).map(Channel::of);
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    keep(attributes, "first_name", fields, "name", LINE_CHARS_MAX);
    keep(attributes, "last_name", fields, "surname", LINE_CHARS_MAX);
    keep(attributes, "primary_language", fields, "primary_language", LANGUAGE_CHARS_MAX);
    keep(attributes, "company", fields, "company", LINE_CHARS_MAX);
    keep(attributes, "city", fields, "city", LINE_CHARS_MAX);
    keep(attributes, "lead_source", fields, "lead_source", LINE_CHARS_MAX);
    keep(attributes, "notes", fields, "notes", NOTES_CHARS_MAX);
    country.ifPresent(code -> attributes.put("country_code", code));
    channel.ifPresent(preferred -> attributes.put("preferred_contact_channel", preferred.word()));
    CustomFields.read(fields, faults).forEach(attributes::putIfAbsent);
    if (faults.isEmpty() && phone.isEmpty() && email.isEmpty()) {
      faults.add(Path.ROOT, Kind.MISSING, "needs a phone_number or an email");
    }
    return faults.isEmpty()
        ? Optional.of(new ListedContact(new Person(phone, email, zone, part, attributes), channel))
        : Optional.empty();
  }

  /** Null is kept: it clears what was known. */
  private static void keep(
      Map<String, @Nullable Object> attributes,
      String attribute,
      Fields fields,
      String name,
      int charsMax) {
    if (fields.has(name)) {
      attributes.put(attribute, fields.text(name, Need.NULLABLE, 0, charsMax).orElse(null));
    }
  }

  private static Optional<String> country(Fields fields) {
    Optional<String> text = fields.text("country_code", Need.NULLABLE, 0, LINE_CHARS_MAX);
    Optional<String> code =
        text.map(written -> written.toUpperCase(Locale.ROOT)).filter(COUNTRIES::contains);
    if (text.isPresent() && code.isEmpty()) {
      fields.fault("country_code", Kind.UNACCEPTABLE, "must be an ISO 3166 country, such as TR");
    }
    return code;
  }
}
