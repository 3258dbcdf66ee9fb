package dev.rollcall.core.contact;

import dev.rollcall.core.time.DayPart;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A person as the tenant knows them.
 *
 * @param id how API callers name them; kept for life
 * @param address where the record is kept: their number, or without one their mailbox
 * @param email their mailbox
 * @param zone the IANA region stated for them; absent, it follows from the number
 * @param part the part of the day they prefer
 * @param attributes everything else that was sent, by canonical name: names, company, custom fields
 * @param acceptedAt when the request that this state comes from was accepted: an older one never
 *     overwrites a newer
 * @param source the row of the request that wrote this state, so that a repeated row knows its work
 * @param movedFrom the address under which the record was kept before, until nothing leads there
 * @param former addresses under which the record was kept before, the latest first, at most {@value
 *     #FORMER_MAX}: a campaign reaches whom it enrolled where it enrolled them
 * @param expiresAt when the record is forgotten, unless somebody uses it before
 * @param version grows with every write at this address
 */
public record Contact(
    ContactId id,
    Address address,
    Optional<Address> email,
    Optional<String> zone,
    Optional<DayPart> part,
    Map<String, Object> attributes,
    Instant acceptedAt,
    String source,
    Optional<Address> movedFrom,
    List<Address> former,
    Optional<Instant> expiresAt,
    long version) {
  /**
   * The most that is kept of what was sent over time, in characters: past it, what was known is
   * forgotten, oldest names first. A store's item must hold it.
   */
  static final int ATTRIBUTES_CHARS_MAX = 65_536;

  /** Those before are forgotten. */
  static final int FORMER_MAX = 5;

  /** Copies what it is given. */
  public Contact {
    former = List.copyOf(former);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** A contact that nobody knew before. */
  public static Contact of(ContactId id, Person person, Instant acceptedAt, String source) {
    return new Contact(
        id,
        person.home(),
        person.email(),
        person.zone(),
        person.part(),
        merged(Map.of(), person.attributes()),
        acceptedAt,
        source,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        1);
  }

  /** Their number, if they have one. */
  public Optional<Address> phone() {
    return Optional.of(address).filter(Address::isPhone);
  }

  /** This contact with what a request says about it; what that does not mention stays. */
  public Contact updated(Person person, Instant at, String by) {
    Address home = person.phone().orElse(address);
    boolean moves = !home.equals(address);
    return new Contact(
        id,
        home,
        person.email().or(() -> email),
        person.zone().or(() -> zone),
        person.part().or(() -> part),
        merged(attributes, person.attributes()),
        at,
        by,
        moves ? Optional.of(address) : movedFrom,
        moves ? formerFrom(home) : former,
        expiresAt,
        moves ? 1 : version + 1);
  }

  /** This contact once it is settled and edited; the address it is kept at stays. */
  Contact edited(ContactPatch patch, Instant at, String by) {
    return new Contact(
        id,
        address,
        patch.email().of(email),
        patch.zone().of(zone),
        patch.part().of(part),
        patch.attributesOf(this),
        at.isAfter(acceptedAt) ? at : acceptedAt,
        by,
        Optional.empty(),
        former,
        expiresAt,
        version + 1);
  }

  /** Whether both may be reached at the same times. */
  public boolean keepsTimesOf(Contact other) {
    return address.equals(other.address) && zone.equals(other.zone) && part.equals(other.part);
  }

  /** This contact, kept so long after an instant at which somebody used it. */
  public Contact keptUntil(Instant instant) {
    return with(movedFrom, Optional.of(instant), version);
  }

  /** This contact, kept for longer. */
  public Contact usedUntil(Instant instant) {
    return with(movedFrom, Optional.of(instant), version + 1);
  }

  /** This contact once nothing leads to its former address any more. */
  public Contact settled() {
    return with(Optional.empty(), expiresAt, version + 1);
  }

  /** Whether both say the same about the person, whoever wrote it and when. */
  public boolean says(Contact other) {
    return address.equals(other.address)
        && email.equals(other.email)
        && zone.equals(other.zone)
        && part.equals(other.part)
        && Objects.equals(attributes, other.attributes);
  }

  /** Whether it would be forgotten too soon. */
  boolean isTooOldFor(Keep keep) {
    return expiresAt.filter(end -> !end.isBefore(keep.needed())).isEmpty();
  }

  private List<Address> formerFrom(Address home) {
    return Stream.concat(Stream.of(address), former.stream())
        .filter(before -> !before.equals(home))
        .distinct()
        .limit(FORMER_MAX)
        .toList();
  }

  private Contact with(Optional<Address> from, Optional<Instant> until, long v) {
    return new Contact(
        id, address, email, zone, part, attributes, acceptedAt, source, from, former, until, v);
  }

  private static Map<String, Object> merged(Map<String, Object> known, Map<String, Object> sent) {
    Map<String, Object> both = new LinkedHashMap<>(known);
    both.putAll(sent);
    both.values().removeIf(Objects::isNull);
    int room =
        ATTRIBUTES_CHARS_MAX - sent.keySet().stream().mapToInt(name -> size(name, both)).sum();
    for (String name : List.copyOf(known.keySet()).reversed()) {
      if (!sent.containsKey(name)) {
        room -= size(name, both);
        if (room < 0) {
          both.remove(name);
        }
      }
    }
    return both;
  }

  private static int size(String name, Map<String, Object> attributes) {
    return name.length() + String.valueOf(attributes.get(name)).length();
  }
}
