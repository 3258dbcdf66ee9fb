package dev.rollcall.aws;

import dev.rollcall.aws.events.EventBridgeBus;
import dev.rollcall.aws.lambda.Log;
import dev.rollcall.aws.lambda.SqsBatch;
import dev.rollcall.aws.lambda.VirtualCrew;
import dev.rollcall.aws.message.MustacheWording;
import dev.rollcall.aws.sqs.Queue;
import dev.rollcall.aws.sqs.SqsHints;
import dev.rollcall.aws.webhook.SqsNotices;
import dev.rollcall.core.campaign.Buckets;
import dev.rollcall.core.carrier.Carriers;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.dispatch.FollowHint;
import dev.rollcall.core.dispatch.Hints;
import dev.rollcall.core.dispatch.Look;
import dev.rollcall.core.dispatch.Orders;
import dev.rollcall.core.dispatch.Place;
import dev.rollcall.core.dispatch.Reconcile;
import dev.rollcall.core.dispatch.Start;
import dev.rollcall.core.eligibility.Eligibilities;
import dev.rollcall.core.manage.Ahead;
import dev.rollcall.core.manage.ExplainRecipient;
import dev.rollcall.core.manage.Outlook;
import dev.rollcall.core.message.Wording;
import dev.rollcall.core.outcome.Conclusions;
import dev.rollcall.core.outcome.RecordOutcome;
import dev.rollcall.core.publish.Announce;
import dev.rollcall.core.publish.CompleteCampaign;
import dev.rollcall.core.publish.PublishCampaigns;
import dev.rollcall.core.publish.PublishRecipients;
import dev.rollcall.core.suppression.Lift;
import dev.rollcall.core.suppression.Suppress;
import dev.rollcall.core.suppression.SuppressMany;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tick.Planner;
import dev.rollcall.core.tick.Tick;
import dev.rollcall.core.time.Zones;
import dev.rollcall.core.view.Ticker;
import dev.rollcall.core.view.Views;
import dev.rollcall.core.webhook.Audience;
import dev.rollcall.core.webhook.KnownEndpoints;
import dev.rollcall.core.webhook.Notices;
import dev.rollcall.core.webhook.ReplayDeliveries;
import dev.rollcall.core.webhook.ReturnDeliveries;
import dev.rollcall.core.zone.IanaZones;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The use cases of the domain over AWS, as one function's environment says. What a function does
 * not ask for is not made.
 */
public final class Wiring {
  /** Rows of one chunk, or recipients of one hint, worked on side by side. */
  private static final int CREW_WIDTH = 32;

  private static final int NONCE_BYTES = 8;

  private final Variables variables;
  private final InstantSource clock;
  private final Clients clients;
  private final Stores stores;
  private final Zones zones = IanaZones.shipped();
  private final Ticker ticker = Ticker.system();
  private final Crew crew = new VirtualCrew(CREW_WIDTH);
  private final Log log = Log.toStandardOutput();
  private final SecureRandom random = new SecureRandom();
  private @Nullable Views views;

  private Wiring(Map<String, String> environment, InstantSource clock) {
    this.variables = new Variables(environment);
    this.clock = () -> clock.instant().truncatedTo(ChronoUnit.MILLIS);
    this.clients = new Clients(environment);
    this.stores = new Stores(clients.dynamoDb(), variables);
  }

  /**
   * The wiring of a function.
   *
   * @param environment as the template sets it
   * @param clock engine time; the system's on AWS
   */
  public static Wiring of(Map<String, String> environment, InstantSource clock) {
    return new Wiring(environment, clock);
  }

  /** A variable of the environment that must be set. */
  String variable(String name) {
    return variables.get(name);
  }

  /** The stores. */
  public Stores stores() {
    return stores;
  }

  /** How contacts come in. */
  public Intake intake() {
    return new Intake(this);
  }

  /** Engine time in whole milliseconds: what rows, events and answers carry. */
  public InstantSource clock() {
    return clock;
  }

  /** Monotonic time. */
  public Ticker ticker() {
    return ticker;
  }

  /** The zone rules in use. */
  public Zones zones() {
    return zones;
  }

  /** Where log lines go. */
  public Log log() {
    return log;
  }

  /** Workers side by side. */
  public Crew crew() {
    return crew;
  }

  /** Strong randomness, for ids and nonces. */
  public SecureRandom random() {
    return random;
  }

  /** Whether webhooks and carriers may live on this machine; only ever so in the local runner. */
  public boolean allowLoopback() {
    return Boolean.parseBoolean(variables.all().getOrDefault("ROLLCALL_ALLOW_LOOPBACK", "false"));
  }

  /** A client of the queues. */
  public SqsClient sqs() {
    return clients.sqs();
  }

  /** The queue by which the simulated carrier reports. */
  public Queue callbackQueue() {
    return new Queue(sqs(), variable("CALLBACKS_QUEUE_URL"));
  }

  /** Batches of messages, answered one by one. */
  public SqsBatch sqsBatch() {
    return new SqsBatch(crew, log);
  }

  /** Telephone numbers. */
  public PhoneNumbers phoneNumbers() {
    return new PhoneNumbers(zones);
  }

  /** How messages are worded. */
  public Wording wording() {
    return new MustacheWording();
  }

  /** Campaigns as workers see them; the same views for all, since they remember what they read. */
  public Views views() {
    if (views == null) {
      views = new Views(stores.campaigns(), stores.imports(), stores.tenants(), ticker);
    }
    return views;
  }

  /** The way to the workers. */
  public Hints hints() {
    return new SqsHints(sqs(), variable("HINTS_QUEUE_URL"), log);
  }

  /** The way to the endpoints. */
  public Notices notices() {
    return new SqsNotices(sqs(), variable("WEBHOOKS_QUEUE_URL"));
  }

  /** Brings waiting webhooks back. */
  public ReturnDeliveries returnDeliveries() {
    return new ReturnDeliveries(stores.deliveries(), notices(), this::deliveriesKept, crew, clock);
  }

  /** Lets webhooks that were given up be tried again. */
  public ReplayDeliveries replayDeliveries() {
    return new ReplayDeliveries(stores.deliveries(), crew, clock);
  }

  /** How long a tenant wants to see webhooks that were given up. */
  public Duration deliveriesKept(TenantId tenant) {
    return views()
        .tenant(tenant)
        .map(Tenant::policy)
        .map(Policy::retention)
        .orElse(Policy.Retention.DEFAULT)
        .deliveries();
  }

  /** Where webhooks are posted to. */
  public KnownEndpoints endpoints() {
    return new KnownEndpoints(views(), stores.webhooks());
  }

  private Announce announce(boolean attemptsOnBus) {
    return new Announce(
        new Audience(stores.webhooks(), ticker),
        notices(),
        new EventBridgeBus(clients.eventBridge(), variable("EVENT_BUS_NAME")),
        attemptsOnBus);
  }

  private Eligibilities eligibilities() {
    return new Eligibilities(zones);
  }

  private Conclusions conclusions() {
    return new Conclusions(eligibilities());
  }

  /** Suppression. */
  public Suppress suppress() {
    return new Suppress(stores.lines(), stores.recipients(), views(), clock);
  }

  /** Suppression of whole lists. */
  public SuppressMany suppressMany() {
    return new SuppressMany(suppress(), crew);
  }

  /** Lifting of suppressions. */
  public Lift lift() {
    return new Lift(stores.lines(), stores.auditTrail(), clock);
  }

  /** Outcomes. */
  public RecordOutcome recordOutcome() {
    return new RecordOutcome(
        stores.recipients(), stores.lines(), views(), suppress(), conclusions(), clock);
  }

  private Planner planner() {
    return new Planner(stores.agenda(), zones);
  }

  private CompleteCampaign completeCampaign() {
    return new CompleteCampaign(
        stores.campaigns(), stores.imports(), stores.counts(), stores.agenda(), clock);
  }

  /** The tick. */
  public Tick tick() {
    return new Tick(
        stores.wakes(),
        stores.campaigns(),
        stores.imports(),
        stores.slots(),
        stores.buckets(),
        views(),
        planner(),
        hints(),
        completeCampaign(),
        crew,
        clock);
  }

  /** Why somebody is reached or not. */
  public ExplainRecipient explainRecipient() {
    return new ExplainRecipient(
        views(),
        stores.contacts(),
        stores.recipients(),
        stores.lines(),
        stores.slots(),
        stores.buckets(),
        eligibilities(),
        clock);
  }

  /** What campaigns wait for, and who comes next. */
  public Outlook outlook() {
    return new Outlook(
        zones(), new Ahead(stores.agenda(), stores.slots(), stores.buckets(), explainRecipient()));
  }

  /** The workers, with the carriers that their function can talk to. */
  public FollowHint followHint(Carriers carriers) {
    RecordOutcome recordOutcome = recordOutcome();
    // One for all: of a pause that one look hears of, the next must know.
    Buckets buckets = stores.buckets();
    Place place =
        new Place(
            new Orders(stores.contacts(), wording()), carriers, recordOutcome, buckets, clock);
    Start start =
        new Start(
            stores.slots(),
            stores.lines(),
            stores.recipients(),
            eligibilities(),
            conclusions(),
            place,
            this::nonce,
            clock,
            ticker);
    Reconcile reconcile = new Reconcile(carriers, stores.recipients(), recordOutcome, clock);
    return new FollowHint(
        views(),
        planner(),
        stores.slots(),
        buckets,
        new Look(stores.recipients(), stores.lines(), eligibilities(), start, reconcile, clock),
        hints(),
        crew,
        clock);
  }

  /** Publication of changed recipients. */
  public PublishRecipients publishRecipients() {
    return new PublishRecipients(
        views(),
        stores.lines(),
        stores.slots(),
        stores.counts(),
        stores.wakes(),
        hints(),
        announce(variable("ATTEMPT_EVENTS").equals("on")),
        completeCampaign(),
        stores.campaigns(),
        clock);
  }

  /** Publication of changed campaigns. */
  public PublishCampaigns publishCampaigns() {
    // No attempt is a change of a campaign.
    return new PublishCampaigns(stores.counts(), stores.wakes(), announce(false), clock());
  }

  private String nonce() {
    byte[] drawn = new byte[NONCE_BYTES];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
