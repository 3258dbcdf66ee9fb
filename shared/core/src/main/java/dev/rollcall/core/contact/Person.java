package dev.rollcall.core.contact;

import dev.rollcall.core.time.DayPart;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one request says about somebody: only what was sent.
 *
 * @param phone their number
 * @param email their mailbox
 * @param zone the IANA region they live in
 * @param part the part of the day they prefer
 * @param attributes everything else by its canonical name; null clears what was known
 */
public record Person(
    Optional<Address> phone,
    Optional<Address> email,
    Optional<String> zone,
    Optional<DayPart> part,
    Map<String, Object> attributes) {
  /** Refuses somebody without any address; copies what it is given. */
  public Person {
    if (phone.isEmpty() && email.isEmpty()) {
      throw new IllegalArgumentException("a person needs a number or a mailbox");
    }
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** Somebody of whom only an address is known. */
  public static Person at(Address address) {
    return new Person(
        Optional.of(address).filter(Address::isPhone),
        Optional.of(address).filter(a -> !a.isPhone()),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  /** Where their record is kept: under the number, else under the mailbox. */
  public Address home() {
    return phone.or(() -> email).orElseThrow();
  }

  /** This person, of whose mailbox nothing was said; they have a number. */
  public Person withoutEmail() {
    return new Person(phone, Optional.empty(), zone, part, attributes);
  }

  /** This person with what a later word on them says: what that does not mention stays. */
  public Person then(Person later) {
    Map<String, Object> both = new LinkedHashMap<>(attributes);
    both.putAll(later.attributes);
    return new Person(
        later.phone.or(() -> phone),
        later.email.or(() -> email),
        later.zone.or(() -> zone),
        later.part.or(() -> part),
        both);
  }
}
