package dev.rollcall.core.testing;

import dev.rollcall.core.campaign.Buckets;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.ChunkCounts;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.campaign.Slots;
import dev.rollcall.core.campaign.Wake;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.carrier.Carrier;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.dispatch.Hints;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.intake.Chunks;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.Lines;
import dev.rollcall.core.memory.MemoryBuckets;
import dev.rollcall.core.memory.MemoryCampaigns;
import dev.rollcall.core.memory.MemoryContacts;
import dev.rollcall.core.memory.MemoryCounts;
import dev.rollcall.core.memory.MemoryDeliveries;
import dev.rollcall.core.memory.MemoryImports;
import dev.rollcall.core.memory.MemoryLines;
import dev.rollcall.core.memory.MemoryRecipients;
import dev.rollcall.core.memory.MemorySlots;
import dev.rollcall.core.memory.MemoryTenants;
import dev.rollcall.core.memory.MemoryWakes;
import dev.rollcall.core.memory.MemoryWebhooks;
import dev.rollcall.core.publish.Bus;
import dev.rollcall.core.publish.CampaignChange;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.publish.RecipientChange;
import dev.rollcall.core.recipient.Agenda;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.Tenants;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.webhook.Deliveries;
import dev.rollcall.core.webhook.Notice;
import dev.rollcall.core.webhook.Notices;
import dev.rollcall.core.webhook.Poster;
import dev.rollcall.core.webhook.Reply;
import dev.rollcall.core.webhook.Webhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Everything outside the use cases, in memory: stores, queues, streams, a carrier and time. Tests
 * arrange and look through {@code recipients}, {@code lines} and so on; use cases see the ports,
 * where every call is written down and can be meddled with.
 */
public final class World {
  /** The shard by which every change comes. */
  public static final String SHARD = "shard-0";

  final PortCalls calls = new PortCalls();
  final SettableClock clock = new SettableClock(Examples.NOW);
  final SettableTicker ticker = new SettableTicker();
  final RecordingCarrier carrier = new RecordingCarrier();

  private final List<RecipientChange> recipientChanges = new ArrayList<>();
  private final List<CampaignChange> campaignChanges = new ArrayList<>();
  private final List<Hint> hints = new ArrayList<>();
  private final List<Chunk> chunks = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final AtomicInteger nonceCount = new AtomicInteger();
  private Supplier<String> nonces = () -> "nonce-" + nonceCount.incrementAndGet();
  private Poster poster = post -> new Reply.Answered(204, Optional.empty());

  private final MemoryTenants tenants = new MemoryTenants();
  private final MemoryContacts contacts = new MemoryContacts();
  private final MemoryLines lines = new MemoryLines();
  private final MemoryImports imports = new MemoryImports();
  private final MemoryWakes wakes = new MemoryWakes();
  private final MemoryWebhooks webhooks = new MemoryWebhooks();
  private final MemoryDeliveries deliveries = new MemoryDeliveries();
  private final MemorySlots slots = new MemorySlots();
  private final MemoryBuckets buckets = new MemoryBuckets();
  private final MemoryCounts counts = new MemoryCounts();
  private final MemoryRecipients recipients = new MemoryRecipients(this::note);
  private final MemoryCampaigns campaigns = new MemoryCampaigns(this::note);

  final Ports ports =
      new Ports(
          calls.watch(Tenants.class, tenants),
          calls.watch(Campaigns.class, campaigns),
          calls.watch(Imports.class, imports),
          calls.watch(Wakes.class, wakes),
          calls.watch(Slots.class, slots),
          calls.watch(Counts.class, counts),
          calls.watch(Buckets.class, buckets),
          calls.watch(Contacts.class, contacts),
          calls.watch(Lines.class, lines),
          calls.watch(Recipients.class, recipients),
          calls.watch(Agenda.class, recipients),
          calls.watch(Carrier.class, carrier),
          calls.watch(Hints.class, (some, now) -> put(hints, some)),
          calls.watch(Chunks.class, some -> put(chunks, some)),
          calls.watch(Webhooks.class, webhooks),
          calls.watch(Notices.class, some -> put(notices, some)),
          calls.watch(Bus.class, some -> put(events, some)),
          calls.watch(Deliveries.class, deliveries),
          calls.watch(Poster.class, post -> poster.post(post)));

  /** The ports as use cases see them. */
  record Ports(
      Tenants tenants,
      Campaigns campaigns,
      Imports imports,
      Wakes wakes,
      Slots slots,
      Counts counts,
      Buckets buckets,
      Contacts contacts,
      Lines lines,
      Recipients recipients,
      Agenda agenda,
      Carrier carrier,
      Hints hints,
      Chunks chunks,
      Webhooks webhooks,
      Notices notices,
      Bus bus,
      Deliveries deliveries,
      Poster poster) {}

  /** A world with the example tenant, at the example instant. */
  public World() {
    tenants.save(Examples.tenant(Policy.DEFAULT));
  }

  /** A function instance of its own: no cache is shared between two. */
  public Worker worker() {
    return new Worker(this);
  }

  /** The tenant, changed. */
  public World with(Tenant tenant) {
    tenants.save(tenants.find(tenant.id()).map(tenant::next).orElse(tenant));
    return this;
  }

  /** A campaign that is there already, its calendars registered and its import done. */
  public World with(Campaign campaign, Calendar... calendars) {
    imports.begin(campaign.key(), 1, campaign.createdAt());
    imports.register(campaign.key(), List.of(calendars));
    campaigns.save(campaign);
    wakes.rouse(campaign.key(), campaign.createdAt());
    return this;
  }

  /** A recipient that is there already. */
  public World with(Recipient recipient) {
    Recipient put =
        new Recipient(
            recipient.key(),
            recipient.id(),
            recipient.enrolment(),
            recipient.place(),
            recipient.log(),
            recipient.end(),
            1);
    if (recipients.enrol(put) instanceof Write.Lost<Recipient>) {
      throw new IllegalArgumentException("already there: " + recipient.id());
    }
    return this;
  }

  /** Records the example import as done with all recipients that are there. */
  public World imported(CampaignKey key) {
    int created = (int) recipientChanges.stream().filter(c -> c.before().isEmpty()).count();
    imports.record(key, 1, ChunkCounts.enrolled(created), clock.instant());
    return this;
  }

  /** Lets both kinds of time pass. */
  public void pass(Duration time) {
    clock.advance(time);
    ticker.advance(time);
  }

  /** A new nonce, the same in every run. */
  String nonce() {
    return nonces.get();
  }

  /** Names workers' STARTs otherwise. */
  public void nonces(Supplier<String> names) {
    this.nonces = names;
  }

  private synchronized void note(RecipientChange change) {
    recipientChanges.add(change);
  }

  private synchronized void note(CampaignChange change) {
    campaignChanges.add(change);
  }

  private synchronized <T> void put(List<T> queue, List<T> some) {
    queue.addAll(some);
  }

  private synchronized <T> List<T> take(List<T> queue) {
    List<T> taken = List.copyOf(queue);
    queue.clear();
    return taken;
  }

  /** Every call of a port. */
  public PortCalls calls() {
    return calls;
  }

  /** Wall-clock time. */
  public SettableClock clock() {
    return clock;
  }

  /** Monotonic time. */
  public SettableTicker ticker() {
    return ticker;
  }

  /** The carrier of every channel. */
  public RecordingCarrier carrier() {
    return carrier;
  }

  /** The example tenant as it is. */
  public Tenant tenant() {
    return tenants.find(Examples.TENANT).orElseThrow();
  }

  /** The campaign as it is. */
  public Campaign campaign(CampaignKey key) {
    return campaigns.find(key).orElseThrow();
  }

  /** The recipient at an address of the example campaign, as it is. */
  public Recipient recipient(Address address) {
    return recipient(Examples.CAMPAIGN, address);
  }

  /** The recipient at an address, as it is. */
  public Recipient recipient(CampaignKey campaign, Address address) {
    return recipients
        .find(new RecipientKey(campaign.tenant(), campaign.id(), address))
        .orElseThrow();
  }

  /** Every recipient row that was ever put. */
  public synchronized List<Recipient> enrolled() {
    return recipientChanges.stream()
        .filter(change -> change.before().isEmpty())
        .map(RecipientChange::after)
        .toList();
  }

  /** The line of an address, as it is. */
  public Line line(Address address) {
    return lines.find(Examples.TENANT, address);
  }

  // The stores themselves, past the ports.

  /** Recipients and their agenda. */
  public MemoryRecipients recipients() {
    return recipients;
  }

  /** Campaigns. */
  public MemoryCampaigns campaigns() {
    return campaigns;
  }

  /** Lines. */
  public MemoryLines lines() {
    return lines;
  }

  /** Imports. */
  public MemoryImports imports() {
    return imports;
  }

  /** Wakes. */
  public MemoryWakes wakes() {
    return wakes;
  }

  /** Slots. */
  public MemorySlots slots() {
    return slots;
  }

  /** Buckets. */
  public MemoryBuckets buckets() {
    return buckets;
  }

  /** Counts. */
  public MemoryCounts counts() {
    return counts;
  }

  /** Contacts. */
  public MemoryContacts contacts() {
    return contacts;
  }

  /** The tenant's own endpoints. */
  public MemoryWebhooks webhooks() {
    return webhooks;
  }

  /** Webhooks that wait. */
  public MemoryDeliveries deliveries() {
    return deliveries;
  }

  /** Receives webhooks so; with 204, if it says nothing. */
  public World receivesWebhooks(Poster how) {
    this.poster = how;
    return this;
  }

  /** When a campaign wakes; empty if nobody looks at it any more. */
  public Optional<Wake> wake(CampaignKey key) {
    return wakes.due(Instant.MAX, Integer.MAX_VALUE).stream()
        .filter(wake -> wake.key().equals(key))
        .findFirst();
  }

  /** Every change of a recipient so far, as its stream tells it. */
  public synchronized List<RecipientChange> recipientChanges() {
    return List.copyOf(recipientChanges);
  }

  /** Every change of a campaign so far, as its stream tells it. */
  public synchronized List<CampaignChange> campaignChanges() {
    return List.copyOf(campaignChanges);
  }

  /** The hints sent since they were last taken. */
  public List<Hint> takeHints() {
    return take(hints);
  }

  /** The chunks sent since they were last taken. */
  public List<Chunk> takeChunks() {
    return take(chunks);
  }

  /** The notices sent since they were last taken. */
  public List<Notice> takeNotices() {
    return take(notices);
  }

  /** The events put on the bus since they were last taken. */
  public List<Event> takeEvents() {
    return take(events);
  }
}
