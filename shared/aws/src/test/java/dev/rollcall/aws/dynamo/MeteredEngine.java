package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.message.MustacheWording;
import dev.rollcall.aws.testing.DynamoServer;
import dev.rollcall.aws.testing.Meter;
import dev.rollcall.aws.testing.Meter.Usage;
import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.carrier.Carrier;
import dev.rollcall.core.carrier.CarrierAnswer;
import dev.rollcall.core.carrier.Order;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Keep;
import dev.rollcall.core.contact.MergeContact;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.dispatch.FollowHint;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.dispatch.Look;
import dev.rollcall.core.dispatch.Orders;
import dev.rollcall.core.dispatch.Place;
import dev.rollcall.core.dispatch.Reconcile;
import dev.rollcall.core.dispatch.Start;
import dev.rollcall.core.eligibility.Eligibilities;
import dev.rollcall.core.outcome.Conclusions;
import dev.rollcall.core.outcome.RecordOutcome;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.suppression.Suppress;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.InOrderCrew;
import dev.rollcall.core.testing.SettableClock;
import dev.rollcall.core.tick.Planner;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.view.Views;
import dev.rollcall.core.zone.IanaZones;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Workers over DynamoDB whose every request is metered, and a carrier that always takes its time.
 */
final class MeteredEngine {
  final Meter meter = new Meter();
  final SettableClock clock = new SettableClock(Examples.NOW);
  final DynamoContacts contacts;
  final DynamoRecipients recipients;
  final DynamoLines lines;
  final DynamoAgenda agenda;
  final DynamoSlots slots;
  final DynamoCounts counts;
  final DynamoBuckets buckets;
  final DynamoCampaigns campaigns;
  final DynamoImports imports;
  final DynamoTenants tenants;
  final Views views;
  final Planner planner;

  private final FollowHint followHint;
  private final RecordOutcome recordOutcome;

  MeteredEngine(RollcallTables tables) {
    DynamoDbClient client = DynamoServer.client(meter);
    contacts = new DynamoContacts(client, tables.addresses());
    recipients = new DynamoRecipients(client, tables.addresses());
    lines = new DynamoLines(client, tables.addresses());
    agenda = new DynamoAgenda(client, tables.addresses());
    slots = new DynamoSlots(client, tables.campaigns());
    buckets = new DynamoBuckets(client, tables.campaigns());
    counts = new DynamoCounts(client, tables.campaigns());
    campaigns = new DynamoCampaigns(client, tables.campaigns());
    imports = new DynamoImports(client, tables.campaigns());
    tenants = new DynamoTenants(client, tables.tenants());
    // Engine time that never passes by itself: what was read once stays in the cache.
    views = new Views(campaigns, imports, tenants, () -> 0);
    planner = new Planner(agenda, IanaZones.shipped());
    Eligibilities eligibilities = new Eligibilities(IanaZones.shipped());
    Conclusions conclusions = new Conclusions(eligibilities);
    recordOutcome =
        new RecordOutcome(
            recipients,
            lines,
            views,
            new Suppress(lines, recipients, views, clock),
            conclusions,
            clock);
    Carrier busy = new BusyCarrier();
    Start start =
        new Start(
            slots,
            lines,
            recipients,
            eligibilities,
            conclusions,
            new Place(
                new Orders(contacts, new MustacheWording()),
                settings -> busy,
                recordOutcome,
                buckets,
                clock),
            () -> "0123456789abcdef",
            clock,
            () -> 0);
    followHint =
        new FollowHint(
            views,
            planner,
            slots,
            buckets,
            new Look(
                recipients,
                lines,
                eligibilities,
                start,
                new Reconcile(settings -> busy, recipients, recordOutcome, clock),
                clock),
            (hints, now) -> {},
            new InOrderCrew(),
            clock);
  }

  /** A campaign that runs, and is known to its workers. */
  Campaign running(Tenant tenant, Campaign campaign, Calendar... calendars) {
    tenants.save(tenant);
    imports.begin(campaign.key(), 1, clock.instant());
    imports.register(campaign.key(), List.of(calendars));
    campaigns.save(campaign);
    views.find(campaign.key());
    return campaign;
  }

  Usage look(CampaignKey campaign, List<Address> addresses) {
    return meter.of(
        () ->
            followHint.run(
                new Hint.Look(campaign, clock.instant(), Channel.CALL, List.copyOf(addresses))));
  }

  /** Brings somebody in as an import does: the contact, then the recipient. */
  void merge(Person person, Recipient recipient) {
    new MergeContact(contacts)
        .run(
            recipient.key().tenant(),
            person,
            new MergeContact.Row(
                recipient.enrolment().contact(),
                "seed/1/" + recipient.id(),
                clock.instant(),
                Keep.at(clock.instant(), Policy.Retention.DEFAULT)));
    recipients.enrol(recipient);
  }

  Usage outcome(AttemptId attempt, Outcome outcome) {
    return meter.of(() -> recordOutcome.run(attempt, outcome));
  }

  private record BusyCarrier() implements Carrier {
    @Override
    public CarrierAnswer place(Order order) {
      return new CarrierAnswer.InProgress("c-1");
    }

    @Override
    public Optional<CarrierAnswer> lookup(AttemptId attempt, Address to) {
      return Optional.empty();
    }
  }
}
