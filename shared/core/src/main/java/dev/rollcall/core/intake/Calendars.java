package dev.rollcall.core.intake;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.jurisdiction.Packs;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.time.Calendar;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the calendar that a contact follows. */
public final class Calendars {
  private static final String COUNTRY = "country_code";

  private final PhoneNumbers numbers;
  private final Territories territories;

  /** Calendars by these numbering tables. */
  public Calendars(PhoneNumbers numbers) {
    this.numbers = numbers;
    this.territories = new Territories(numbers, Packs.SHIPPED);
  }

  /**
   * The calendar of a contact: its stated zone, else every zone its number may be in, else those of
   * its country, else the tenant's own; and where its number belongs, if any pack concerns it.
   *
   * @param channel the one it prefers; absent, the campaign's own
   */
  public Calendar of(Contact contact, Optional<Channel> channel, Policy policy) {
    NavigableSet<String> zones = new TreeSet<>();
    contact.zone().ifPresent(zones::add);
    if (zones.isEmpty()) {
      contact.phone().map(numbers::zones).ifPresent(zones::addAll);
    }
    if (zones.isEmpty() && contact.attributes().get(COUNTRY) instanceof String country) {
      zones.addAll(numbers.zonesOf(country.toUpperCase(Locale.ROOT)));
    }
    if (zones.isEmpty()) {
      zones.add(policy.defaultZone());
    }
    return new Calendar(
        zones,
        contact.part(),
        channel,
        contact.phone().flatMap(number -> territories.of(number, contact.zone())));
  }
}
