package dev.rollcall.core.testing;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.recipient.AgendaPlace;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Enrolment;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.tenant.CarrierSettings;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.DailyHours;
import dev.rollcall.core.time.Territory;
import dev.rollcall.core.view.CampaignView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tenant, the people and the hours that tests agree on. */
public final class Examples {
  /** A Wednesday, 10:00 in New York: every usual window is open there. */
  public static final Instant NOW = Instant.parse("2026-11-18T15:00:00Z");

  /** Whose campaigns the examples are. */
  public static final TenantId TENANT = new TenantId("acme");

  /** The campaign that most tests are about. */
  public static final CampaignKey CAMPAIGN = new CampaignKey(TENANT, new CampaignId("c1"));

  /** Where most people of the examples live, with a number from there. */
  public static final Calendar NEW_YORK = Calendar.of("America/New_York").in(Territory.of("US"));

  /** How long a call may last: leases end a minute later. */
  public static final Duration LONGEST_CALL = Duration.ofMinutes(10);

  private Examples() {}

  /** The calendar of somebody who lives elsewhere than their number of New York. */
  public static Calendar awayFromNewYork(String zone) {
    return Calendar.of(zone).in(new Territory("US", NEW_YORK.zones()));
  }

  /** A number in New York, by its last two digits. */
  public static Address number(int lastTwo) {
    return new Address("+121255501%02d".formatted(lastTwo));
  }

  /** So many numbers, a hundred for each area code from 212 on. */
  public static List<Address> numbers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Address("+1%03d55501%02d".formatted(212 + i / 100, i % 100)))
        .toList();
  }

  /** Somebody known by an address and by what was said of them. */
  public static Contact contact(String id, Address address, Map<String, Object> attributes) {
    Person at = Person.at(address);
    Person person = new Person(at.phone(), at.email(), at.zone(), at.part(), attributes);
    return Contact.of(new ContactId(id), person, NOW, "example");
  }

  /** The default policy with these rolling caps. */
  public static Policy policy(RollingCap... caps) {
    return policy(Policy.DEFAULT.reachableHours(), caps);
  }

  /** A policy with these hours and rolling caps. */
  public static Policy policy(DailyHours reachable, RollingCap... caps) {
    Policy standard = Policy.DEFAULT;
    return new Policy(
        reachable,
        standard.defaultCountry(),
        standard.defaultZone(),
        Set.of(),
        List.of(caps),
        standard.retryGap(),
        standard.retention());
  }

  /** Caps for which a line keeps practically every start of a period. */
  public static List<RollingCap> startsOf(Duration period) {
    return List.of(new RollingCap(1000, period));
  }

  /** The tenant, with a fast channel of every kind. */
  public static Tenant tenant(Policy policy) {
    return tenant(policy, 100);
  }

  /** The tenant, with channels of this pace. */
  public static Tenant tenant(Policy policy, int startsPerSecond) {
    ChannelSettings settings =
        new ChannelSettings(
            new CarrierSettings.Simulated(), startsPerSecond, LONGEST_CALL, "+12125550199");
    Map<Channel, ChannelSettings> all =
        Stream.of(Channel.values()).collect(Collectors.toMap(Function.identity(), c -> settings));
    return new Tenant(TENANT, "Acme", policy, all, "whsec_c2VjcmV0c2VjcmV0");
  }

  /** A campaign among its calendars, under the default policy. */
  public static CampaignView view(Campaign campaign, Calendar... calendars) {
    return view(campaign, Policy.DEFAULT, calendars);
  }

  /** A campaign among its calendars. */
  public static CampaignView view(Campaign campaign, Policy policy, Calendar... calendars) {
    return new CampaignView(
        campaign,
        Stream.of(calendars).collect(Collectors.toMap(Calendar::id, Function.identity())),
        tenant(policy));
  }

  /** A recipient in New York that nobody has tried yet, due now. */
  public static Recipient recipient(Address to) {
    return recipient(CAMPAIGN, to, NEW_YORK);
  }

  /** A recipient that nobody has tried yet, due now. */
  public static Recipient recipient(CampaignKey campaign, Address to, Calendar calendar) {
    String digits = to.value().substring(1).replaceAll("[^a-z0-9]", "0");
    return Recipient.enrolled(
        new RecipientKey(campaign.tenant(), campaign.id(), to),
        RecipientId.of(campaign.tenant(), campaign.id() + "x" + digits),
        new Enrolment(
            new ContactId("contact" + digits),
            1,
            Enrolment.PRIORITY_DEFAULT,
            Optional.empty(),
            Map.of(),
            NOW),
        new AgendaPlace(calendar.id(), 0, NOW));
  }

  /** A recipient with one more attempt that is live. */
  public static Recipient started(Recipient recipient, Instant at) {
    Attempt attempt =
        new Attempt(
            recipient.log().lastOrdinal() + 1,
            at,
            recipient.place().calendarId(),
            "nonce",
            at.plus(LONGEST_CALL).plus(ChannelSettings.LEASE_MARGIN),
            Optional.empty());
    return recipient.started(attempt, attempt.leaseUntil()).next(recipient);
  }

  /** A recipient with one more attempt that ended a minute after it began. */
  public static Recipient attempted(Recipient recipient, Instant at, Disposition disposition) {
    Recipient started = started(recipient, at);
    Outcome outcome = Outcome.of(disposition, at.plusSeconds(60));
    return started.concluded(started.log().live().orElseThrow(), outcome).next(started);
  }
}
