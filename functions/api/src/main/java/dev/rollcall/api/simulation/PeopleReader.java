package dev.rollcall.api.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.ZoneFields;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.recipient.Enrolment;
import dev.rollcall.core.simulation.Scenario;
import dev.rollcall.core.time.DayPart;
import dev.rollcall.core.time.Zones;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how many people of which kind a campaign would have. */
record PeopleReader(PhoneNumbers numbers, Zones zones, Faults faults) {
  private static final String CONTACTS = "contacts";
  private static final String COUNT = "count";
  private static final String SHARE = "share";
  private static final String ZONE = "timezone";
  private static final int ZONE_CHARS_MAX = 255;
  private static final String PREFIX = "number_prefix";
  private static final int GROUPS_MAX = 1000;
  private static final int PRIORITY_MAX = 9;
  private static final Address NOBODY_IN_PARTICULAR = new Address("somebody@example.com");
  private static final BigDecimal NEARLY = new BigDecimal("0.000001");

  private static final Set<String> PARTS = Set.of("morning", "afternoon", "evening");

  /**
   * People who differ in nothing that matters.
   *
   * @param example one of them
   * @param priority 1 to 9
   */
  record Group(int count, Contact example, int priority) {}

  private record Written(
      Optional<Integer> count, Optional<BigDecimal> share, Contact example, int priority) {}

  /** The groups of the people; empty, and a fault, if there are none. */
  List<Group> read(Fields simulation) {
    Optional<Integer> total = simulation.integer("total", Need.NULLABLE, 1, Scenario.CONTACTS_MAX);
    List<Written> written = simulation.list(CONTACTS, Need.REQUIRED, 1, GROUPS_MAX, this::group);
    boolean shared = written.stream().anyMatch(group -> group.share().isPresent());
    if (shared && total.isEmpty() && !simulation.hasValue("total")) {
      simulation.fault("total", Kind.MISSING, "is required where contacts are shares of it");
    }
    if (total.isPresent() && written.stream().anyMatch(group -> group.count().isPresent())) {
      simulation.fault("total", Kind.UNACCEPTABLE, "must not stand beside counts");
    }
    BigDecimal sum =
        written.stream()
            .flatMap(group -> group.share().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (shared && sum.subtract(BigDecimal.ONE).abs().compareTo(NEARLY) > 0) {
      simulation.fault(CONTACTS, Kind.UNACCEPTABLE, "must have shares that are 1 together");
    }
    long counted = written.stream().mapToLong(group -> group.count().orElse(0)).sum();
    if (counted > Scenario.CONTACTS_MAX) {
      simulation.fault(
          CONTACTS, Kind.UNACCEPTABLE, "must be at most " + Scenario.CONTACTS_MAX + " together");
    }
    return faults.isEmpty() ? groups(written, total.orElse(0)) : List.of();
  }

  /** Shares become counts that add up: each group ends where the sum of shares so far does. */
  private static List<Group> groups(List<Written> written, int total) {
    List<Group> groups = new ArrayList<>();
    BigDecimal upTo = BigDecimal.ZERO;
    int before = 0;
    for (Written one : written) {
      upTo = upTo.add(one.share().orElse(BigDecimal.ZERO));
      int until =
          upTo.multiply(BigDecimal.valueOf(total))
              .setScale(0, RoundingMode.HALF_UP)
              .intValueExact();
      int count = one.count().orElse(until - before);
      before = until;
      if (count > 0) {
        groups.add(new Group(count, one.example(), one.priority()));
      }
    }
    return groups;
  }

  private Optional<Written> group(JsonNode node, Path path) {
    return Fields.of(node, path, faults).map(this::group);
  }

  private Written group(Fields fields) {
    Optional<Integer> count = fields.integer(COUNT, Need.OPTIONAL, 1, Scenario.CONTACTS_MAX);
    Optional<BigDecimal> share = fields.decimal(SHARE, Need.OPTIONAL, 0, 1);
    if (!fields.has(COUNT) && !fields.has(SHARE)) {
      fields.fault(COUNT, Kind.MISSING, "is required, or a share instead");
    }
    if (fields.has(COUNT) && fields.has(SHARE)) {
      fields.fault(SHARE, Kind.UNACCEPTABLE, "must not stand beside a count");
    }
    Optional<String> zone = new ZoneFields(zones).region(fields, ZONE, ZONE_CHARS_MAX);
    Optional<DayPart> part =
        fields.oneOf("preferred_contact_time", Need.NULLABLE, PARTS).map(DayPart::of);
    Optional<Address> number = number(fields);
    int priority =
        fields
            .integer("priority", Need.OPTIONAL, 1, PRIORITY_MAX)
            .orElse(Enrolment.PRIORITY_DEFAULT);
    fields.rejectOthers();
    Person person =
        new Person(
            number,
            number.isPresent() ? Optional.empty() : Optional.of(NOBODY_IN_PARTICULAR),
            zone,
            part,
            Map.of());
    Contact example = Contact.of(new ContactId("simulated"), person, Instant.EPOCH, "simulation");
    return new Written(count, share, example, priority);
  }

  private Optional<Address> number(Fields fields) {
    Optional<String> prefix = fields.text(PREFIX, Need.NULLABLE, 0, Integer.MAX_VALUE);
    Optional<Address> number = prefix.flatMap(text -> NumberOf.prefix(text, numbers));
    if (prefix.isPresent() && number.isEmpty()) {
      fields.fault(
          PREFIX, Kind.UNACCEPTABLE, "must be the beginning of a telephone number, such as +1212");
    }
    return number;
  }
}
