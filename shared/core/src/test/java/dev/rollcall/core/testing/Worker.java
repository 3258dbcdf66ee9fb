package dev.rollcall.core.testing;

import dev.rollcall.core.contact.EditContact;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.dispatch.FollowHint;
import dev.rollcall.core.dispatch.Look;
import dev.rollcall.core.dispatch.Orders;
import dev.rollcall.core.dispatch.Place;
import dev.rollcall.core.dispatch.Reconcile;
import dev.rollcall.core.dispatch.Start;
import dev.rollcall.core.eligibility.Eligibilities;
import dev.rollcall.core.intake.AcceptCampaign;
import dev.rollcall.core.intake.Calendars;
import dev.rollcall.core.intake.ContactsWithCaps;
import dev.rollcall.core.intake.FollowContact;
import dev.rollcall.core.intake.ImportChunk;
import dev.rollcall.core.manage.ActOnCampaign;
import dev.rollcall.core.manage.ExplainRecipient;
import dev.rollcall.core.manage.RealTime;
import dev.rollcall.core.outcome.Conclusions;
import dev.rollcall.core.outcome.RecordOutcome;
import dev.rollcall.core.publish.Announce;
import dev.rollcall.core.publish.CompleteCampaign;
import dev.rollcall.core.publish.PublishCampaigns;
import dev.rollcall.core.publish.PublishRecipients;
import dev.rollcall.core.suppression.Suppress;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.testing.World.Ports;
import dev.rollcall.core.tick.Planner;
import dev.rollcall.core.tick.Tick;
import dev.rollcall.core.time.Zones;
import dev.rollcall.core.view.Views;
import dev.rollcall.core.webhook.Audience;
import dev.rollcall.core.webhook.DeliverNotice;
import dev.rollcall.core.webhook.EndpointKey;
import dev.rollcall.core.webhook.KnownEndpoints;
import dev.rollcall.core.webhook.ReplayDeliveries;
import dev.rollcall.core.webhook.ReturnDeliveries;
import dev.rollcall.core.zone.IanaZones;
import java.util.function.Consumer;

/** The use cases of one function instance in a {@link World}, wired as on Lambda. */
public final class Worker {
  private static final Zones ZONES = IanaZones.shipped();
  private static final PhoneNumbers NUMBERS = new PhoneNumbers(ZONES);
  private static final Eligibilities ELIGIBILITIES = new Eligibilities(ZONES);

  private final World world;
  private final Ports ports;
  private final Crew crew = new InOrderCrew();
  private final Conclusions conclusions = new Conclusions(ELIGIBILITIES);
  private final Views views;

  Worker(World world) {
    this.world = world;
    this.ports = world.ports;
    this.views = new Views(ports.campaigns(), ports.imports(), ports.tenants(), world.ticker);
  }

  /** What this instance remembers of campaigns. */
  public Views views() {
    return views;
  }

  /** The reader of agendas. */
  public Planner planner() {
    return new Planner(ports.agenda(), ZONES);
  }

  /** The tick. */
  public Tick tick() {
    return new Tick(
        ports.wakes(),
        ports.campaigns(),
        ports.imports(),
        ports.slots(),
        ports.buckets(),
        views,
        planner(),
        ports.hints(),
        completeCampaign(),
        crew,
        world.clock);
  }

  /** Dispatch. */
  public FollowHint followHint() {
    RecordOutcome recordOutcome = recordOutcome();
    Place place =
        new Place(
            new Orders(ports.contacts(), new PlainWording()),
            settings -> ports.carrier(),
            recordOutcome,
            ports.buckets(),
            world.clock);
    Start start =
        new Start(
            ports.slots(),
            ports.lines(),
            ports.recipients(),
            ELIGIBILITIES,
            conclusions,
            place,
            world::nonce,
            world.clock,
            world.ticker);
    Reconcile reconcile =
        new Reconcile(settings -> ports.carrier(), ports.recipients(), recordOutcome, world.clock);
    Look look =
        new Look(ports.recipients(), ports.lines(), ELIGIBILITIES, start, reconcile, world.clock);
    return new FollowHint(
        views, planner(), ports.slots(), ports.buckets(), look, ports.hints(), crew, world.clock);
  }

  /** Whoever hears outcomes. */
  public RecordOutcome recordOutcome() {
    return new RecordOutcome(
        ports.recipients(), ports.lines(), views, suppress(), conclusions, world.clock);
  }

  /** Whoever hears that somebody must not be reached. */
  public Suppress suppress() {
    return new Suppress(ports.lines(), ports.recipients(), views, world.clock);
  }

  /** Intake. */
  public ImportChunk importChunk() {
    return new ImportChunk(
        ports.tenants(),
        ports.campaigns(),
        ports.imports(),
        new ContactsWithCaps(ports.contacts(), ports.lines()),
        ports.recipients(),
        ports.wakes(),
        new Calendars(NUMBERS),
        new PlainWording(),
        crew,
        world.clock);
  }

  /** Whoever says why somebody is not reached. */
  public ExplainRecipient explainRecipient() {
    return new ExplainRecipient(
        views,
        ports.contacts(),
        ports.recipients(),
        ports.lines(),
        ports.slots(),
        ports.buckets(),
        ELIGIBILITIES,
        world.clock);
  }

  /** Whoever follows contacts whose times change. */
  public FollowContact followContact() {
    return new FollowContact(
        ports.contacts(),
        ports.imports(),
        ports.recipients(),
        ports.wakes(),
        new Calendars(NUMBERS),
        world.clock);
  }

  /** The API's part of intake. */
  public AcceptCampaign acceptCampaign() {
    return new AcceptCampaign(
        ports.campaigns(),
        ports.imports(),
        ports.wakes(),
        ports.chunks(),
        importChunk(),
        world.clock);
  }

  /** Whoever completes campaigns. */
  public CompleteCampaign completeCampaign() {
    return new CompleteCampaign(
        ports.campaigns(), ports.imports(), ports.counts(), ports.agenda(), world.clock);
  }

  /** Publication of recipients, each attempt too. */
  public PublishRecipients publishRecipients() {
    return publishRecipients(true);
  }

  /** Publication of recipients, each attempt to the bus only if that is wanted. */
  public PublishRecipients publishRecipients(boolean attemptsOnBus) {
    return new PublishRecipients(
        views,
        ports.lines(),
        ports.slots(),
        ports.counts(),
        ports.wakes(),
        ports.hints(),
        announce(attemptsOnBus),
        completeCampaign(),
        ports.campaigns(),
        world.clock);
  }

  /** Publication of campaigns. */
  public PublishCampaigns publishCampaigns() {
    return new PublishCampaigns(ports.counts(), ports.wakes(), announce(false), world.clock);
  }

  /** Whoever posts webhooks. */
  public DeliverNotice deliverNotice() {
    return new DeliverNotice(
        new KnownEndpoints(views, ports.webhooks()),
        ports.deliveries(),
        ports.poster(),
        String::valueOf,
        tenant -> Policy.Retention.DEFAULT.deliveries(),
        world.clock,
        world.clock);
  }

  /** Whoever brings parked webhooks back. */
  public ReturnDeliveries returnDeliveries() {
    return new ReturnDeliveries(
        ports.deliveries(),
        ports.notices(),
        tenant -> Policy.Retention.DEFAULT.deliveries(),
        crew,
        world.clock);
  }

  /** Whoever opens an endpoint again and has tried again what was given up at it. */
  public Consumer<EndpointKey> reopen() {
    return endpoint -> {
      ports.deliveries().open(endpoint);
      new ReplayDeliveries(ports.deliveries(), crew, world.clock).all(endpoint);
    };
  }

  /** Whoever pauses, resumes and cancels; the two seconds of a pause pass by these means. */
  public ActOnCampaign actOnCampaign(RealTime realTime) {
    return new ActOnCampaign(ports.campaigns(), ports.wakes(), realTime, world.clock);
  }

  /** Whoever edits contacts. */
  public EditContact editContact() {
    return new EditContact(ports.contacts());
  }

  private Announce announce(boolean attemptsOnBus) {
    return new Announce(
        new Audience(ports.webhooks(), world.ticker), ports.notices(), ports.bus(), attemptsOnBus);
  }
}
