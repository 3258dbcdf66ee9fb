package dev.rollcall.core.intake;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.DayPart;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the calendar that a contact follows. */
public final class Calendars {
  private final PhoneNumbers numbers;

  /** Calendars by these numbering tables. */
  public Calendars(PhoneNumbers numbers) {
    this.numbers = numbers;
  }

  /**
   * The calendar of a contact: its stated zone, else every zone its number may be in, else the
   * tenant's own.
   */
  public Calendar of(
      Address address, Optional<String> zone, Optional<DayPart> part, Policy policy) {
    NavigableSet<String> zones = new TreeSet<>();
    zone.ifPresent(zones::add);
    if (zones.isEmpty() && address.isPhone()) {
      zones.addAll(numbers.zones(address));
    }
    if (zones.isEmpty()) {
      zones.add(policy.defaultZone());
    }
    return new Calendar(zones, part);
  }
}
