package dev.rollcall.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.DayPart;
import dev.rollcall.core.zone.IanaZones;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalendarsTest {
  private final Calendars calendars = new Calendars(new PhoneNumbers(IanaZones.shipped()));

  private Calendar of(String address, Optional<String> zone, Optional<DayPart> part) {
    Person at = Person.at(new Address(address));
    Person person = new Person(at.phone(), at.email(), zone, part, Map.of());
    Contact contact = Contact.of(new ContactId("c"), person, Examples.NOW, "test");
    return calendars.of(contact, Optional.empty(), Policy.DEFAULT);
  }

  @Test
  void followTheStatedZone() {
    assertThat(of("+442079460101", Optional.of("Europe/Paris"), Optional.empty()))
        .isEqualTo(Calendar.of("Europe/Paris"));
  }

  @Test
  void followTheNumberWhereNoZoneIsStated() {
    assertThat(of("+12125550101", Optional.empty(), Optional.empty())).isEqualTo(Examples.NEW_YORK);
  }

  @Test
  void holdEveryZoneThatANumberMayBeIn() {
    assertThat(of("+61491570156", Optional.empty(), Optional.empty()).zones())
        .contains("Australia/Sydney", "Australia/Perth");
  }

  @Test
  void followTheCountryWhereThereIsNoNumber() {
    Person mailbox = Person.at(new Address("ada@example.com"));
    Contact turkish =
        Contact.of(
            new ContactId("c"),
            new Person(
                mailbox.phone(),
                mailbox.email(),
                mailbox.zone(),
                mailbox.part(),
                Map.of("country_code", "TR")),
            Examples.NOW,
            "test");

    assertThat(calendars.of(turkish, Optional.empty(), Policy.DEFAULT))
        .isEqualTo(Calendar.of("Europe/Istanbul"));
  }

  @Test
  void followTheTenantWhereNothingIsKnown() {
    assertThat(of("ada@example.com", Optional.empty(), Optional.empty()))
        .isEqualTo(Calendar.of(Policy.DEFAULT.defaultZone()));
  }

  @Test
  void keepThePreferredPartOfTheDay() {
    assertThat(of("+12125550101", Optional.empty(), Optional.of(DayPart.EVENING)).part())
        .contains(DayPart.EVENING);
  }
}
