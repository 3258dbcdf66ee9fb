package dev.rollcall.api.testing;

import dev.rollcall.api.auth.Authentication;
import dev.rollcall.api.auth.Authenticator;
import dev.rollcall.api.door.Dialect;
import dev.rollcall.api.door.Door;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Guarded;
import dev.rollcall.aws.lambda.Log;
import dev.rollcall.aws.message.MustacheWording;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.eligibility.Eligibilities;
import dev.rollcall.core.intake.AcceptCampaign;
import dev.rollcall.core.intake.AcceptListCampaign;
import dev.rollcall.core.intake.AddListChunk;
import dev.rollcall.core.intake.AddToList;
import dev.rollcall.core.intake.Calendars;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.intake.FindContacts;
import dev.rollcall.core.intake.FollowContact;
import dev.rollcall.core.intake.ImportChunk;
import dev.rollcall.core.intake.ImportListPart;
import dev.rollcall.core.intake.Parcel;
import dev.rollcall.core.intake.Parcels;
import dev.rollcall.core.memory.MemoryAuditTrail;
import dev.rollcall.core.memory.MemoryBuckets;
import dev.rollcall.core.memory.MemoryCampaigns;
import dev.rollcall.core.memory.MemoryContactLists;
import dev.rollcall.core.memory.MemoryContacts;
import dev.rollcall.core.memory.MemoryCounts;
import dev.rollcall.core.memory.MemoryImports;
import dev.rollcall.core.memory.MemoryLines;
import dev.rollcall.core.memory.MemoryListEntries;
import dev.rollcall.core.memory.MemoryReceipts;
import dev.rollcall.core.memory.MemoryRecipients;
import dev.rollcall.core.memory.MemoryRequests;
import dev.rollcall.core.memory.MemoryRules;
import dev.rollcall.core.memory.MemorySlots;
import dev.rollcall.core.memory.MemoryTemplates;
import dev.rollcall.core.memory.MemoryTenants;
import dev.rollcall.core.memory.MemoryWakes;
import dev.rollcall.core.memory.MemoryWebhooks;
import dev.rollcall.core.message.Wording;
import dev.rollcall.core.outcome.Conclusions;
import dev.rollcall.core.outcome.RecordOutcome;
import dev.rollcall.core.request.Once;
import dev.rollcall.core.suppression.Lift;
import dev.rollcall.core.suppression.Suppress;
import dev.rollcall.core.suppression.SuppressMany;
import dev.rollcall.core.tenant.BearerToken;
import dev.rollcall.core.tenant.CarrierSettings;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.time.Zones;
import dev.rollcall.core.view.Views;
import dev.rollcall.core.zone.IanaZones;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Everything that the doors lead to, in memory, on a clock that a test moves by hand. */
public final class Stores {
  /** A Saturday, 10:00 in New York. */
  public static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");

  /** Whose requests most tests make. */
  public static final TenantId ACME = new TenantId("acme");

  /** A stranger to the first. */
  public static final TenantId GLOBEX = new TenantId("globex");

  /** By which the carrier of {@link #ACME} is known. */
  public static final String CARRIER_SECRET = "whsec_Y2FycmllcnNlY3JldGNhcnJpZXJzZWNyZXQ=";

  /** Text messages go through another carrier, whose secret is no base64. */
  public static final String TEXT_CARRIER_SECRET = "the text carrier's secret";

  /** By which the carrier of {@link #GLOBEX} is known. */
  public static final String STRANGE_SECRET = "a stranger's secret";

  /** Engine time. */
  public Instant now = NOW;

  /** Monotonic time. */
  public long nanos;

  /** What was logged. */
  public final ByteArrayOutputStream logged = new ByteArrayOutputStream();

  /** Parts of contact lists that went to the queue. */
  public final List<Parcel> parcels = new ArrayList<>();

  /** Chunks that went to the queue. */
  public final List<Chunk> queued = new ArrayList<>();

  public final InstantSource clock = () -> now;
  public final MemoryTenants tenants = new MemoryTenants();
  public final MemoryCampaigns campaigns = new MemoryCampaigns();
  public final MemoryImports imports = new MemoryImports();
  public final MemoryCounts counts = new MemoryCounts();
  public final MemoryContacts contacts = new MemoryContacts();
  public final MemoryContactLists contactLists = new MemoryContactLists();
  public final MemoryListEntries listEntries = new MemoryListEntries();
  public final MemoryRules rules = new MemoryRules();
  public final MemoryRecipients recipients = new MemoryRecipients();
  public final MemoryLines lines = new MemoryLines();
  public final MemoryTemplates templates = new MemoryTemplates();
  public final MemoryAuditTrail trail = new MemoryAuditTrail();
  public final MemoryReceipts receipts = new MemoryReceipts();
  public final MemoryRequests requests = new MemoryRequests();
  public final MemorySlots slots = new MemorySlots();

  /** Buckets. */
  public final MemoryBuckets buckets = new MemoryBuckets();

  public final MemoryWakes wakes = new MemoryWakes();
  public final MemoryWebhooks webhooks = new MemoryWebhooks();
  public final Zones zones = IanaZones.shipped();
  public final PhoneNumbers numbers = new PhoneNumbers(zones);
  public final Wording wording = new MustacheWording();
  public final Random random = new Random(11);
  public final Views views = new Views(campaigns, imports, tenants, () -> nanos);
  public final Suppress suppress = new Suppress(lines, recipients, views, clock);

  /** Two accounts, each with a token. */
  public Stores() {
    tenants.save(tenant(ACME, CARRIER_SECRET, Policy.DEFAULT));
    tenants.save(tenant(GLOBEX, STRANGE_SECRET, Policy.DEFAULT));
  }

  /** Puts an account over what is there. */
  public void put(Tenant tenant) {
    tenants.save(tenants.find(tenant.id()).map(tenant::next).orElse(tenant));
  }

  /** An account that calls and texts through carriers of its own. */
  public static Tenant tenant(TenantId id, String carrierSecret, Policy policy) {
    return new Tenant(
        id,
        id.value(),
        policy,
        Map.of(
            Channel.CALL,
            channel("https://calls.example.com/", carrierSecret),
            Channel.SMS,
            channel("https://texts.example.com/", TEXT_CARRIER_SECRET)),
        "the webhook secret of " + id);
  }

  private static ChannelSettings channel(String url, String secret) {
    return new ChannelSettings(
        new CarrierSettings.Http(url, secret), 10, Duration.ofMinutes(10), "+12125550199");
  }

  /** A new token of an account. */
  public String token(TenantId tenant) {
    return token(tenant, Optional.empty());
  }

  /** A new token of an account that is refused from an instant on. */
  public String token(TenantId tenant, Optional<Instant> expiresAt) {
    BearerToken.Issued issued = BearerToken.issue(tenant, random, now, expiresAt);
    tenants.save(issued.kept());
    return issued.token().text();
  }

  public Authenticator authenticator() {
    return new Authenticator(tenants, views, () -> nanos, clock);
  }

  /** Answers failures of ours by 500. */
  public Guarded guarded() {
    return new Guarded(
        new Log(new PrintStream(logged)), Answer.json(500, Map.of("detail", "failed")));
  }

  /** A door whose callers show bearer tokens. */
  public Door door(Dialect dialect) {
    return door(authenticator(), dialect);
  }

  /** A door whose callers show who they are in some way. */
  public Door door(Authentication authentication, Dialect dialect) {
    return new Door(
        new Log(new PrintStream(logged)),
        authentication,
        dialect,
        new Once(requests, clock),
        random,
        clock);
  }

  public ImportChunk importChunk() {
    return new ImportChunk(
        tenants,
        campaigns,
        imports,
        contacts,
        recipients,
        wakes,
        new Calendars(numbers),
        wording,
        new OneByOne(),
        clock);
  }

  public AcceptCampaign acceptCampaign() {
    return new AcceptCampaign(campaigns, imports, wakes, queued::addAll, importChunk(), clock);
  }

  public FollowContact followContact() {
    return new FollowContact(contacts, imports, recipients, wakes, new Calendars(numbers), clock);
  }

  public FindContacts findContacts() {
    return new FindContacts(contacts, new OneByOne());
  }

  /** Suppression of whole lists. */
  public SuppressMany suppressMany() {
    return new SuppressMany(suppress, new OneByOne());
  }

  /** Lifting of suppressions. */
  public Lift lift() {
    return new Lift(lines, trail, clock);
  }

  public AddListChunk addListChunk() {
    return new AddListChunk(
        tenants,
        contactLists,
        listEntries,
        contacts,
        new FollowContact(contacts, imports, recipients, wakes, new Calendars(numbers), clock),
        new OneByOne());
  }

  public AddToList addToList() {
    return new AddToList(contactLists, new Waiting(), addListChunk());
  }

  public AcceptListCampaign acceptListCampaign() {
    ImportListPart importListPart =
        new ImportListPart(
            tenants,
            campaigns,
            imports,
            contactLists,
            listEntries,
            contacts,
            recipients,
            wakes,
            new Calendars(numbers),
            wording,
            new Waiting(),
            new OneByOne(),
            clock);
    return new AcceptListCampaign(
        campaigns, imports, wakes, contactLists, new Waiting(), importListPart, clock);
  }

  public RecordOutcome recordOutcome() {
    return new RecordOutcome(
        recipients, lines, views, suppress, new Conclusions(new Eligibilities(zones)), clock);
  }

  /** A campaign of {@link #ACME} as it is now. */
  public Campaign campaign(String id) {
    return campaigns.find(new CampaignKey(ACME, new CampaignId(id))).orElseThrow();
  }

  private final class Waiting implements Parcels {
    @Override
    public void send(List<? extends Parcel> some) {
      parcels.addAll(some);
    }

    @Override
    public void sendLater(Parcel parcel, Duration delay) {
      parcels.add(parcel);
    }
  }

  private record OneByOne() implements Crew {
    @Override
    public <T> void each(List<T> items, Consumer<T> work) {
      items.forEach(work);
    }
  }
}
