package dev.rollcall.aws;

import dev.rollcall.aws.dynamo.DynamoAgenda;
import dev.rollcall.aws.dynamo.DynamoAuditTrail;
import dev.rollcall.aws.dynamo.DynamoBuckets;
import dev.rollcall.aws.dynamo.DynamoCampaigns;
import dev.rollcall.aws.dynamo.DynamoContactLists;
import dev.rollcall.aws.dynamo.DynamoContacts;
import dev.rollcall.aws.dynamo.DynamoCounts;
import dev.rollcall.aws.dynamo.DynamoDeliveries;
import dev.rollcall.aws.dynamo.DynamoImports;
import dev.rollcall.aws.dynamo.DynamoLines;
import dev.rollcall.aws.dynamo.DynamoListEntries;
import dev.rollcall.aws.dynamo.DynamoReceipts;
import dev.rollcall.aws.dynamo.DynamoRecipients;
import dev.rollcall.aws.dynamo.DynamoRequests;
import dev.rollcall.aws.dynamo.DynamoRules;
import dev.rollcall.aws.dynamo.DynamoSlots;
import dev.rollcall.aws.dynamo.DynamoTemplates;
import dev.rollcall.aws.dynamo.DynamoTenants;
import dev.rollcall.aws.dynamo.DynamoWakes;
import dev.rollcall.aws.dynamo.DynamoWebhooks;
import dev.rollcall.aws.events.EventBridgeBus;
import dev.rollcall.aws.lambda.Log;
import dev.rollcall.aws.lambda.SqsBatch;
import dev.rollcall.aws.lambda.VirtualCrew;
import dev.rollcall.aws.message.MustacheWording;
import dev.rollcall.aws.sqs.Queue;
import dev.rollcall.aws.sqs.SqsHints;
import dev.rollcall.aws.sqs.SqsParcels;
import dev.rollcall.aws.webhook.SqsNotices;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.campaign.Slots;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.carrier.Carriers;
import dev.rollcall.core.contact.Contacts;
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
import dev.rollcall.core.intake.AcceptCampaign;
import dev.rollcall.core.intake.AcceptListCampaign;
import dev.rollcall.core.intake.AddListChunk;
import dev.rollcall.core.intake.AddToList;
import dev.rollcall.core.intake.Calendars;
import dev.rollcall.core.intake.ContactsWithCaps;
import dev.rollcall.core.intake.FindContacts;
import dev.rollcall.core.intake.FollowContact;
import dev.rollcall.core.intake.ImportChunk;
import dev.rollcall.core.intake.ImportListPart;
import dev.rollcall.core.intake.Parcels;
import dev.rollcall.core.intake.Receipts;
import dev.rollcall.core.line.Lines;
import dev.rollcall.core.list.ContactLists;
import dev.rollcall.core.list.ListEntries;
import dev.rollcall.core.manage.Ahead;
import dev.rollcall.core.manage.ExplainRecipient;
import dev.rollcall.core.manage.Outlook;
import dev.rollcall.core.message.Templates;
import dev.rollcall.core.message.Wording;
import dev.rollcall.core.outcome.Conclusions;
import dev.rollcall.core.outcome.RecordOutcome;
import dev.rollcall.core.publish.Announce;
import dev.rollcall.core.publish.CompleteCampaign;
import dev.rollcall.core.publish.PublishCampaigns;
import dev.rollcall.core.publish.PublishRecipients;
import dev.rollcall.core.recipient.Agenda;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.request.Requests;
import dev.rollcall.core.rule.Rules;
import dev.rollcall.core.suppression.AuditTrail;
import dev.rollcall.core.suppression.Lift;
import dev.rollcall.core.suppression.Suppress;
import dev.rollcall.core.suppression.SuppressMany;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.Tenants;
import dev.rollcall.core.tick.Planner;
import dev.rollcall.core.tick.Tick;
import dev.rollcall.core.time.Zones;
import dev.rollcall.core.view.Ticker;
import dev.rollcall.core.view.Views;
import dev.rollcall.core.webhook.Audience;
import dev.rollcall.core.webhook.Deliveries;
import dev.rollcall.core.webhook.KnownEndpoints;
import dev.rollcall.core.webhook.Notices;
import dev.rollcall.core.webhook.ReplayDeliveries;
import dev.rollcall.core.webhook.ReturnDeliveries;
import dev.rollcall.core.webhook.Webhooks;
import dev.rollcall.core.zone.IanaZones;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The use cases of the domain over AWS, as one function's environment says. What a function does
 * not ask for is not made.
 */
public final class Wiring {
  /** Rows of one chunk, or recipients of one hint, worked on side by side. */
  private static final int CREW_WIDTH = 32;

  private static final int NONCE_BYTES = 8;

  private final Map<String, String> environment;
  private final InstantSource clock;
  private final Clients clients;
  private final DynamoDbClient dynamoDb;
  private final Zones zones = IanaZones.shipped();
  private final Ticker ticker = Ticker.system();
  private final Crew crew = new VirtualCrew(CREW_WIDTH);
  private final Log log = Log.toStandardOutput();
  private final SecureRandom random = new SecureRandom();
  private @Nullable Views views;

  private Wiring(Map<String, String> environment, InstantSource clock) {
    this.environment = environment;
    this.clock = () -> clock.instant().truncatedTo(ChronoUnit.MILLIS);
    this.clients = new Clients(environment);
    this.dynamoDb = clients.dynamoDb();
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

  private String get(String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("the environment has no " + name);
    }
    return value;
  }

  private String addressesTable() {
    return get("ADDRESSES_TABLE");
  }

  private String campaignsTable() {
    return get("CAMPAIGNS_TABLE");
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
    return Boolean.parseBoolean(environment.getOrDefault("ROLLCALL_ALLOW_LOOPBACK", "false"));
  }

  /** A client of the queues. */
  public SqsClient sqs() {
    return clients.sqs();
  }

  /** The queue by which the simulated carrier reports. */
  public Queue callbackQueue() {
    return new Queue(sqs(), get("CALLBACKS_QUEUE_URL"));
  }

  /** Batches of messages, answered one by one. */
  public SqsBatch sqsBatch() {
    return new SqsBatch(crew, log);
  }

  /** Telephone numbers. */
  public PhoneNumbers phoneNumbers() {
    return new PhoneNumbers(zones);
  }

  /** Tenants and tokens. */
  public Tenants tenants() {
    return new DynamoTenants(dynamoDb, get("TENANTS_TABLE"));
  }

  /** Campaigns. */
  public Campaigns campaigns() {
    return new DynamoCampaigns(dynamoDb, campaignsTable());
  }

  /** Imports. */
  public Imports imports() {
    return new DynamoImports(dynamoDb, campaignsTable());
  }

  /** What callers sent and were told. */
  public Receipts receipts() {
    return new DynamoReceipts(dynamoDb, campaignsTable());
  }

  /** Campaigns' figures. */
  public Counts counts() {
    return new DynamoCounts(dynamoDb, campaignsTable());
  }

  /** When campaigns want to be looked at. */
  public Wakes wakes() {
    return new DynamoWakes(dynamoDb, campaignsTable());
  }

  /** Requests that have a key. */
  public Requests requests() {
    return new DynamoRequests(dynamoDb, get("REQUESTS_TABLE"));
  }

  private Slots slots() {
    return new DynamoSlots(dynamoDb, campaignsTable());
  }

  /** Contacts. */
  public Contacts contacts() {
    return new ContactsWithCaps(new DynamoContacts(dynamoDb, addressesTable()), lines());
  }

  /** Recipients. */
  public Recipients recipients() {
    return new DynamoRecipients(dynamoDb, addressesTable());
  }

  /** Lines. */
  public Lines lines() {
    return new DynamoLines(dynamoDb, addressesTable());
  }

  /** Templates. */
  public Templates templates() {
    return new DynamoTemplates(dynamoDb, campaignsTable());
  }

  /** How messages are worded. */
  public Wording wording() {
    return new MustacheWording();
  }

  /** The agenda. */
  public Agenda agenda() {
    return new DynamoAgenda(dynamoDb, addressesTable());
  }

  /** Campaigns as workers see them; the same views for all, since they remember what they read. */
  public Views views() {
    if (views == null) {
      views = new Views(campaigns(), imports(), tenants(), ticker);
    }
    return views;
  }

  /** Contact lists. */
  public ContactLists contactLists() {
    return new DynamoContactLists(dynamoDb, campaignsTable());
  }

  /** The entries of contact lists. */
  public ListEntries listEntries() {
    return new DynamoListEntries(dynamoDb, get("LIST_ENTRIES_TABLE"));
  }

  private Parcels parcels() {
    return new SqsParcels(sqs(), get("INTAKE_QUEUE_URL"));
  }

  /** Imports of parts of batches for lists. */
  public AddListChunk addListChunk() {
    return new AddListChunk(
        tenants(), contactLists(), listEntries(), contacts(), followContact(), crew);
  }

  /** Acceptance of contacts for lists. */
  public AddToList addToList() {
    return new AddToList(contactLists(), parcels(), addListChunk());
  }

  /** Imports of parts of lists into campaigns. */
  public ImportListPart importListPart() {
    return new ImportListPart(
        tenants(),
        campaigns(),
        imports(),
        contactLists(),
        listEntries(),
        contacts(),
        recipients(),
        wakes(),
        new Calendars(phoneNumbers()),
        wording(),
        parcels(),
        crew,
        clock);
  }

  /** Acceptance of campaigns made from lists. */
  public AcceptListCampaign acceptListCampaign() {
    return new AcceptListCampaign(
        campaigns(), imports(), wakes(), contactLists(), parcels(), importListPart(), clock);
  }

  /** Rules that tenants keep. */
  public Rules rules() {
    return new DynamoRules(dynamoDb, campaignsTable());
  }

  /** The way to the workers. */
  public Hints hints() {
    return new SqsHints(sqs(), get("HINTS_QUEUE_URL"), log);
  }

  /** The way to the endpoints. */
  public Notices notices() {
    return new SqsNotices(sqs(), get("WEBHOOKS_QUEUE_URL"));
  }

  /** Webhooks that wait, and the state of endpoints. */
  public Deliveries deliveries() {
    return new DynamoDeliveries(dynamoDb, get("DELIVERIES_TABLE"));
  }

  /** Brings waiting webhooks back. */
  public ReturnDeliveries returnDeliveries() {
    return new ReturnDeliveries(deliveries(), notices(), this::deliveriesKept, crew, clock);
  }

  /** Lets webhooks that were given up be tried again. */
  public ReplayDeliveries replayDeliveries() {
    return new ReplayDeliveries(deliveries(), crew, clock);
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

  /** Tenants' own endpoints. */
  public Webhooks webhooks() {
    return new DynamoWebhooks(dynamoDb, campaignsTable());
  }

  /** Where webhooks are posted to. */
  public KnownEndpoints endpoints() {
    return new KnownEndpoints(views(), webhooks());
  }

  private Announce announce(boolean attemptsOnBus) {
    return new Announce(
        new Audience(webhooks(), ticker),
        notices(),
        new EventBridgeBus(clients.eventBridge(), get("EVENT_BUS_NAME")),
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
    return new Suppress(lines(), recipients(), views(), clock);
  }

  /** Suppression of whole lists. */
  public SuppressMany suppressMany() {
    return new SuppressMany(suppress(), crew);
  }

  /** The record of suppressions that were lifted. */
  public AuditTrail auditTrail() {
    return new DynamoAuditTrail(dynamoDb, addressesTable());
  }

  /** Lifting of suppressions. */
  public Lift lift() {
    return new Lift(lines(), auditTrail(), clock);
  }

  /** Outcomes. */
  public RecordOutcome recordOutcome() {
    return new RecordOutcome(recipients(), lines(), views(), suppress(), conclusions(), clock);
  }

  /** Imports of chunks. */
  public ImportChunk importChunk() {
    return new ImportChunk(
        tenants(),
        campaigns(),
        imports(),
        contacts(),
        recipients(),
        wakes(),
        new Calendars(phoneNumbers()),
        wording(),
        crew,
        clock);
  }

  /** Lets new times of a contact take effect. */
  public FollowContact followContact() {
    return new FollowContact(
        contacts(), imports(), recipients(), wakes(), new Calendars(phoneNumbers()), clock);
  }

  /** Very many contacts at once. */
  public FindContacts findContacts() {
    return new FindContacts(contacts(), crew);
  }

  /** Acceptance of campaigns. */
  public AcceptCampaign acceptCampaign() {
    return new AcceptCampaign(
        campaigns(), imports(), wakes(), parcels()::send, importChunk(), clock);
  }

  private Planner planner() {
    return new Planner(agenda(), zones);
  }

  private CompleteCampaign completeCampaign() {
    return new CompleteCampaign(campaigns(), imports(), counts(), agenda(), clock);
  }

  /** The tick. */
  public Tick tick() {
    return new Tick(
        wakes(),
        campaigns(),
        imports(),
        slots(),
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
        views(), contacts(), recipients(), lines(), slots(), eligibilities(), clock);
  }

  /** What campaigns wait for, and who comes next. */
  public Outlook outlook() {
    return new Outlook(zones(), new Ahead(agenda(), slots(), explainRecipient()));
  }

  /** The workers, with the carriers that their function can talk to. */
  public FollowHint followHint(Carriers carriers) {
    RecordOutcome recordOutcome = recordOutcome();
    Start start =
        new Start(
            slots(),
            lines(),
            recipients(),
            eligibilities(),
            conclusions(),
            new Place(new Orders(contacts(), wording()), carriers, recordOutcome, clock),
            this::nonce,
            clock,
            ticker);
    Reconcile reconcile = new Reconcile(carriers, recipients(), recordOutcome, clock);
    return new FollowHint(
        views(),
        planner(),
        slots(),
        new DynamoBuckets(dynamoDb, campaignsTable()),
        new Look(recipients(), lines(), eligibilities(), start, reconcile, clock),
        hints(),
        crew,
        clock);
  }

  /** Publication of changed recipients. */
  public PublishRecipients publishRecipients() {
    return new PublishRecipients(
        views(),
        lines(),
        slots(),
        counts(),
        wakes(),
        hints(),
        announce(get("ATTEMPT_EVENTS").equals("on")),
        completeCampaign(),
        campaigns(),
        clock);
  }

  /** Publication of changed campaigns. */
  public PublishCampaigns publishCampaigns() {
    // No attempt is a change of a campaign.
    return new PublishCampaigns(counts(), announce(false));
  }

  private String nonce() {
    byte[] drawn = new byte[NONCE_BYTES];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
