package dev.rollcall.api.tether;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.AttributeNames;
import dev.rollcall.api.intake.MailFields;
import dev.rollcall.api.intake.PhoneFields;
import dev.rollcall.api.intake.ZoneFields;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.time.Zones;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/**
 * Reads the contacts of one request. What is wrong with one is noted with that one and loses nobody
 * else.
 */
final class ContactReader {
  static final String PHONE = "phoneNumber";
  static final String EMAIL = "email";
  static final String ZONE = "timeZone";
  static final String FIRST_NAME = "firstName";
  static final String LAST_NAME = "lastName";

  private static final String ID = "_id";
  private static final Pattern ID_FORM = Pattern.compile("[0-9a-f]{24}");
  private static final int NAME_CHARS_MAX = 255;

  /** A chunk must hold some hundreds of them, and an item every one. */
  private static final int ATTRIBUTES_BYTES_MAX = 8 * 1024;

  private final ZoneFields zones;
  private final PhoneFields phones;
  private final boolean byMail;
  private final List<Named> named = new ArrayList<>();
  private final List<Unusable> unusable = new ArrayList<>();
  private final SequencedSet<String> userIds = new LinkedHashSet<>();

  ContactReader(Zones zones, PhoneFields phones, Channel channel) {
    this.zones = new ZoneFields(zones);
    this.phones = phones;
    this.byMail = channel == Channel.EMAIL;
  }

  List<Named> named() {
    return named;
  }

  List<Unusable> unusable() {
    return unusable;
  }

  List<String> userIds() {
    return List.copyOf(userIds);
  }

  boolean byMail() {
    return byMail;
  }

  int count() {
    return named.size() + unusable.size();
  }

  /** Somebody described by their fields. */
  Optional<Boolean> describe(JsonNode node, Path path) {
    Faults faults = new Faults();
    Optional<Person> person = Fields.of(node, path, faults).flatMap(this::person);
    if (faults.isEmpty() && person.isPresent()) {
      named.add(new Named.Described(person.get()));
    } else {
      unusable(path, Optional.empty(), faults);
    }
    return Optional.of(true);
  }

  /** Somebody known, as an object with their id. */
  Optional<Boolean> select(JsonNode node, Path path) {
    Faults faults = new Faults();
    Optional<Fields> fields = Fields.of(node, path, faults);
    Optional<String> id =
        fields
            .flatMap(f -> f.text(ID, Need.REQUIRED, 0, Integer.MAX_VALUE))
            .filter(text -> isId(text, path.name(ID), faults));
    Map<String, Object> sent = fields.map(f -> attributes(f.rest(), f)).orElse(Map.of());
    know(path, id, sent, faults);
    return Optional.of(true);
  }

  /** Somebody known, by their bare id. */
  Optional<Boolean> recall(JsonNode node, Path path) {
    Faults faults = new Faults();
    if (!node.isTextual()) {
      faults.add(path, Kind.NOT_TEXT, "must be a string");
    }
    Optional<String> id =
        Optional.ofNullable(node.textValue()).filter(text -> isId(text, path, faults));
    know(path, id, Map.of(), faults);
    return Optional.of(true);
  }

  /** Somebody about whom something is wrong from the start. */
  void unusable(Path path, Optional<ContactId> id, Faults faults) {
    unusable.add(new Unusable(path, id, faults.list()));
  }

  private void know(Path path, Optional<String> id, Map<String, Object> sent, Faults faults) {
    id.ifPresent(userIds::add);
    if (faults.isEmpty() && id.isPresent()) {
      named.add(new Named.Known(path, new ContactId(id.get()), sent));
    } else {
      unusable(path, id.map(ContactId::new), faults);
    }
  }

  private static boolean isId(String text, Path path, Faults faults) {
    boolean good = ID_FORM.matcher(text).matches();
    if (!good) {
      faults.add(path, Kind.UNACCEPTABLE, "must be 24 hexadecimal digits");
    }
    return good;
  }

  private Optional<Person> person(Fields fields) {
    Optional<Address> phone =
        byMail
            ? phones.any(fields, PHONE, Need.NULLABLE)
            : phones.reachable(fields, PHONE, Need.REQUIRED);
    Optional<Address> email =
        MailFields.mailbox(fields, EMAIL, byMail ? Need.REQUIRED : Need.NULLABLE);
    Optional<String> zone = zones.region(fields, ZONE, NAME_CHARS_MAX);
    Map<String, Object> attributes = new LinkedHashMap<>();
    name(fields, FIRST_NAME, attributes);
    name(fields, LAST_NAME, attributes);
    attributes(fields.rest(), fields).forEach(attributes::putIfAbsent);
    return phone.isPresent() || email.isPresent()
        ? Optional.of(new Person(phone, email, zone, Optional.empty(), attributes))
        : Optional.empty();
  }

  /** A name that is blank says nothing about a name that is known. */
  private static void name(Fields fields, String name, Map<String, Object> attributes) {
    fields
        .text(name, Need.NULLABLE, 0, NAME_CHARS_MAX)
        .filter(text -> !text.isBlank())
        .ifPresent(text -> attributes.put(AttributeNames.kept(name), text));
  }

  private static Map<String, Object> attributes(Map<String, Object> sent, Fields fields) {
    Map<String, Object> kept = new LinkedHashMap<>(AttributeNames.kept(sent));
    kept.values().removeIf(Objects::isNull);
    if (!kept.isEmpty()
        && Json.write(kept).getBytes(StandardCharsets.UTF_8).length > ATTRIBUTES_BYTES_MAX) {
      fields.fault("*", Kind.UNACCEPTABLE, "must not exceed 8 KB together");
      return Map.of();
    }
    return kept;
  }
}
