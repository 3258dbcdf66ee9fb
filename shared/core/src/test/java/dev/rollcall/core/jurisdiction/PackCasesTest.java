package dev.rollcall.core.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.intake.Calendars;
import dev.rollcall.core.rule.Limits;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.DailyHours;
import dev.rollcall.core.time.Openings;
import dev.rollcall.core.zone.IanaZones;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What each pack allows, for readers of the law: under a tenant without quiet hours and a rule that
 * never closes, so that only the packs decide.
 *
 * <p>{@code when} is the wall clock where the contact is: their own zone if one is stated, else
 * that of their number. 555-01XX of any area code and the numbers of France here belong to nobody.
 */
class PackCasesTest {
  private static final Rule ANYTIME = Rule.attempts(1000, Duration.ZERO);
  private static final Policy NO_QUIET_HOURS = Examples.policy(DailyHours.ALWAYS);
  private static final String NEW_YORK = "+12125550101";

  private final Calendars calendars = new Calendars(new PhoneNumbers(IanaZones.shipped()));
  private final Openings openings = new Openings(IanaZones.shipped());

  private Calendar calendar(String number, String zone) {
    Person at = Person.at(new Address(number));
    Optional<String> stated = Optional.of(zone).filter(z -> !z.equals("-"));
    Person person = new Person(at.phone(), at.email(), stated, Optional.empty(), Map.of());
    Contact contact = Contact.of(new ContactId("c"), person, Examples.NOW, "test");
    return calendars.of(contact, Optional.empty(), Policy.DEFAULT);
  }

  private static Limits limits(String packs, Calendar calendar, String channel) {
    Policy policy = NO_QUIET_HOURS.withPacks(Set.of(packs.split(" ")));
    return Limits.of(ANYTIME, policy, calendar, Channel.valueOf(channel.toUpperCase(Locale.ROOT)));
  }

  @ParameterizedTest(name = "{0}, by {1} to {2} of {3} at {4}: {5}")
  @CsvSource({
    // 47 CFR 64.1200(c)(1): not before 8 a.m. nor after 9 p.m. at the called party's location.
    "us-federal, call, +12125550101, -, 2026-11-18T07:59:59, no",
    "us-federal, call, +12125550101, -, 2026-11-18T08:00:00, yes",
    "us-federal, call, +12125550101, -, 2026-11-18T20:59:59, yes",
    "us-federal, call, +12125550101, -, 2026-11-18T21:00:00, no",
    "us-federal, sms, +12125550101, -, 2026-11-18T21:00:00, no",
    "us-federal, call, +12125550101, -, 2026-11-22T12:00:00, yes",
    "us-federal, call, +18085550101, -, 2026-11-18T07:59:59, no",
    "us-federal, call, +17875550101, -, 2026-11-18T21:00:00, no",
    // It concerns no mail, and nobody in other countries, though they too begin with +1.
    "us-federal, email, +12125550101, -, 2026-11-18T21:00:00, yes",
    "us-federal, call, +14165550101, -, 2026-11-18T21:00:00, yes",
    "us-federal, call, +442079460101, -, 2026-11-18T21:00:00, yes",
    // Fla. Stat. 501.616(6)(a): not before 8 a.m. nor after 8 p.m. in the called person's zone.
    "us-florida, call, +13055550101, -, 2026-11-18T07:59:59, no",
    "us-florida, call, +13055550101, -, 2026-11-18T08:00:00, yes",
    "us-florida, call, +13055550101, -, 2026-11-18T19:59:59, yes",
    "us-florida, call, +13055550101, -, 2026-11-18T20:00:00, no",
    "us-florida, sms, +13055550101, -, 2026-11-18T20:00:00, no",
    "us-florida, call, +12125550101, -, 2026-11-18T20:00:00, yes",
    // Both, as a national campaign would: Florida's evening ends an hour sooner.
    "us-federal us-florida, call, +13055550101, -, 2026-11-18T20:30:00, no",
    "us-federal us-florida, call, +12125550101, -, 2026-11-18T20:30:00, yes",
    // 12 CFR 1006.14(b)(2) limits how often, not when.
    "us-debt-collection, call, +12125550101, -, 2026-11-18T03:00:00, yes",
    // Code de la consommation D. 223-9: Monday to Friday, 10–13 and 14–20 o'clock, no holidays.
    "fr-call, call, +33639980101, -, 2026-11-18T09:59:59, no",
    "fr-call, call, +33639980101, -, 2026-11-18T10:00:00, yes",
    "fr-call, call, +33639980101, -, 2026-11-18T12:59:59, yes",
    "fr-call, call, +33639980101, -, 2026-11-18T13:00:00, no",
    "fr-call, call, +33639980101, -, 2026-11-18T14:00:00, yes",
    "fr-call, call, +33639980101, -, 2026-11-18T19:59:59, yes",
    "fr-call, call, +33639980101, -, 2026-11-18T20:00:00, no",
    "fr-call, call, +33639980101, -, 2026-11-20T15:00:00, yes",
    "fr-call, call, +33639980101, -, 2026-11-21T15:00:00, no",
    "fr-call, call, +33639980101, -, 2026-11-22T15:00:00, no",
    "fr-call, call, +33639980101, -, 2026-11-11T15:00:00, no",
    "fr-call, sms, +33639980101, -, 2026-11-22T15:00:00, yes",
    // Carriers of France: no marketing from 22 to 8 o'clock, on Sundays and on holidays.
    "fr-sms, sms, +33639980101, -, 2026-11-18T07:59:59, no",
    "fr-sms, sms, +33639980101, -, 2026-11-18T08:00:00, yes",
    "fr-sms, sms, +33639980101, -, 2026-11-18T21:59:59, yes",
    "fr-sms, sms, +33639980101, -, 2026-11-18T22:00:00, no",
    "fr-sms, sms, +33639980101, -, 2026-11-21T15:00:00, yes",
    "fr-sms, sms, +33639980101, -, 2026-11-22T15:00:00, no",
    "fr-sms, sms, +33639980101, -, 2026-12-25T15:00:00, no",
    "fr-sms, sms, +33639980101, -, 2027-05-06T15:00:00, no",
    "fr-sms, call, +33639980101, -, 2026-11-22T15:00:00, yes",
    "fr-sms, sms, +32470000101, -, 2026-11-22T15:00:00, yes",
    // Whoever moved: by the clock on their wall it may be, by their number's it must be too.
    "us-federal, call, +12125550101, America/Los_Angeles, 2026-11-18T17:59:59, yes",
    "us-federal, call, +12125550101, America/Los_Angeles, 2026-11-18T18:00:00, no",
    "us-federal, call, +12125550101, America/Los_Angeles, 2026-11-18T07:59:59, no",
    "us-federal, call, +12125550101, Europe/London, 2026-11-18T12:59:59, no",
    "us-federal, call, +12125550101, Europe/London, 2026-11-18T13:00:00, yes",
    "us-federal, call, +12125550101, Europe/London, 2026-11-18T20:59:59, yes",
    "fr-sms, sms, +33639980101, Indian/Reunion, 2026-11-22T02:30:00, no",
    "fr-sms, sms, +33639980101, Indian/Reunion, 2026-11-23T09:00:00, no",
    "fr-sms, sms, +33639980101, Indian/Reunion, 2026-11-23T11:00:00, yes",
    // Where no pack concerns the number, only the stated zone counts.
    "fr-sms, call, +12125550101, Europe/London, 2026-11-18T09:00:00, yes",
  })
  void hours(
      String packs, String channel, String number, String zone, LocalDateTime when, String may) {
    Calendar calendar = calendar(number, zone);
    Limits limits = limits(packs, calendar, channel);

    assertThat(
            openings.isOpen(
                limits.window(), when.atZone(ZoneId.of(calendar.zones().first())).toInstant()))
        .isEqualTo(may.equals("yes"));
  }

  @ParameterizedTest(name = "{0}, by {1} to {2}: {3}")
  @CsvSource({
    "us-federal, call, +13055550101, ''",
    "us-florida, call, +13055550101, 3 in PT24H",
    "us-florida, sms, +13055550101, 3 in PT24H",
    "us-florida, call, +12125550101, ''",
    "us-debt-collection, call, +12125550101, 7 in PT168H",
    "us-debt-collection, sms, +12125550101, ''",
    "us-florida us-debt-collection, call, +17865550101, 7 in PT168H and 3 in PT24H",
    "fr-call, call, +33639980101, 4 in PT720H",
    "fr-sms, sms, +33639980101, ''",
  })
  void caps(String packs, String channel, String number, String caps) {
    List<String> all =
        limits(packs, calendar(number, "-"), channel).rollingCaps().stream()
            .map(cap -> cap.value().attemptsMax() + " in " + cap.value().period())
            .toList();

    assertThat(String.join(" and ", all)).isEqualTo(caps);
  }

  @ParameterizedTest(name = "rule {0}–{1}, quiet outside {2}–{3}, pack {4}: {5}")
  @CsvSource({
    // The strictest holds, whoever it is.
    "10:00, 12:00, 08:00, 21:00, us-federal, 10:00–12:00",
    "06:00, 23:00, 09:00, 18:00, us-federal, 09:00–18:00",
    "06:00, 23:00, 06:00, 23:00, us-federal, 08:00–21:00",
    "07:00, 20:30, 08:30, 22:00, us-federal, 08:30–20:30",
    "21:00, 23:00, 06:00, 23:00, us-federal, none",
  })
  void theStrictestHolds(
      String opens, String closes, String quietUntil, String quietFrom, String pack, String left) {
    Policy policy = Examples.policy(DailyHours.of(quietUntil, quietFrom)).withPacks(Set.of(pack));
    Rule rule = new RuleExample().window(opens, closes).build();
    Limits limits = Limits.of(rule, policy, calendar(NEW_YORK, "-"), Channel.CALL);

    assertThat(limits.window().hours()).hasToString(left);
    assertThat(limits.hours())
        .extracting(limit -> limit.origin().word())
        .containsExactly("rule", "policy", pack);
  }
}
