package dev.rollcall.core.chaos;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.chaos.Scenario.Act;
import dev.rollcall.core.chaos.Scenario.Person;
import dev.rollcall.core.chaos.Scenario.Round;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.ContactPatch;
import dev.rollcall.core.contact.Edit;
import dev.rollcall.core.contact.EditContact;
import dev.rollcall.core.contact.Keep;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.outcome.RecordOutcome;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.webhook.EndpointKey;
import dev.rollcall.core.webhook.EndpointName;
import dev.rollcall.core.webhook.EndpointState;
import dev.rollcall.core.webhook.KeptNotice;
import dev.rollcall.core.webhook.Post;
import dev.rollcall.core.webhook.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** One scenario from its first request to its last webhook, and the oracle's judgement of it. */
final class Run {
  private static final Duration REPLAYED_EVERY = Duration.ofMinutes(100);

  private static final Duration PATIENCE = Duration.ofDays(20);
  private static final Duration LEASES_OVER = Duration.ofMinutes(30);

  private final Scenario scenario;
  private final Cloud cloud;
  private final Random random;
  private final Trace trace;
  private final Map<Person, String> zones = new HashMap<>();
  private boolean endpointSulks;

  private Run(long seed, Planted planted, boolean traced) {
    this.random = new Random(seed);
    this.scenario = Scenario.of(random);
    this.trace = new Trace(traced);
    this.cloud = new Cloud(seed, scenario.shards(), planted, trace);
    RollingCap[] caps =
        scenario.rollingCap().stream()
            .map(max -> new RollingCap(max, Scenario.ROLLING))
            .toArray(RollingCap[]::new);
    cloud.world.with(Examples.tenant(Examples.policy(caps)));
    SimCarrier carrier =
        new SimCarrier(
            cloud.loop, random, cloud.ledger, cloud.accidents::isCalm, this::carrierReports);
    cloud.world.carrier().answer(carrier::place);
    cloud.world.carrier().remember(carrier::lookup);
    cloud.world.receivesWebhooks(this::receive);
    scenario.people().forEach(person -> zones.put(person, person.zone()));
  }

  /**
   * What a run came to.
   *
   * @param faults what the oracle finds wrong; empty if all is well
   */
  record Result(
      List<String> faults,
      List<String> trace,
      Ledger ledger,
      Accidents accidents,
      int aside,
      int unknown) {}

  /** The run of a seed. */
  static Result of(long seed, Planted planted, boolean traced) {
    Run run = new Run(seed, planted, traced);
    try (Cloud cloud = run.cloud) {
      Oracle oracle = new Oracle(run.scenario, cloud);
      run.play(oracle);
      return new Result(
          oracle.judge(),
          run.trace.lines(),
          cloud.ledger,
          cloud.accidents,
          cloud.aside(),
          oracle.unknown());
    }
  }

  private void play(Oracle oracle) {
    scenario.rounds().forEach(round -> cloud.loop.after(round.createdAfter(), () -> create(round)));
    scenario.acts().forEach(act -> cloud.loop.after(act.after(), () -> perform(act)));
    cloud.loop.after(Duration.ofSeconds(40), cloud::startTicking);
    cloud.loop.after(REPLAYED_EVERY, this::replayAgain);
    cloud.loop.pause(scenario.troubled());
    cloud.accidents.end();
    trace.line(cloud.loop.now(), "-", "from here on nothing goes wrong");
    Instant enough = cloud.loop.now().plus(PATIENCE);
    // What stands still goes on, and what was paused is resumed.
    cloud.loop.pause(Duration.ofHours(1));
    while (cloud.loop.now().isBefore(enough) && !isDone()) {
      scenario.rounds().stream()
          .map(Run::key)
          .filter(key -> cloud.status(key) == CampaignStatus.PAUSED)
          .forEach(this::resume);
      replayAll();
      oracle.seekOverdue();
      cloud.loop.pause(Duration.ofHours(1));
    }
    cloud.loop.pause(LEASES_OVER);
  }

  private boolean isDone() {
    return cloud.isQuiet()
        && cloud.world.deliveries().due(Instant.MAX, 1).isEmpty()
        && scenario.rounds().stream()
            .map(Run::key)
            .allMatch(
                key ->
                    cloud.ledger.accepted.containsKey(key)
                        && cloud.isOver(key)
                        && !hasFailed(endpoint(key)));
  }

  static CampaignKey key(Round round) {
    return key(round.id());
  }

  private static CampaignKey key(String id) {
    return new CampaignKey(Examples.TENANT, new CampaignId(id));
  }

  // The caller of the API: asks again until there is an answer.

  private void create(Round round) {
    Instant now = cloud.loop.now();
    Campaign campaign =
        new CampaignExample()
            .id(round.id())
            .status(CampaignStatus.IMPORTING)
            .rule(rule(round))
            .concurrency(round.concurrency())
            .schedule(
                new Schedule(
                    true, round.startsAt(), round.first(), Optional.of(Scenario.LAST_DATE)))
            .webhook(true)
            .createdAt(now)
            .build();
    List<Chunk> chunks = new ArrayList<>();
    int many = Math.min(round.chunks(), round.people().size());
    for (int i = 0; i < many; i++) {
      List<Chunk.Row> rows = new ArrayList<>();
      for (int p = i; p < round.people().size(); p += many) {
        rows.add(row(round.people().get(p)));
      }
      chunks.add(new Chunk(key(round), i + 1, "seed-" + round.id(), now, rows));
    }
    ask(round, campaign, chunks);
  }

  private static RuleExample rule(Round round) {
    RuleExample rule =
        new RuleExample()
            .perDay(round.perDay())
            .total(round.total())
            .gap(round.gap())
            .window(round.opens().toString(), round.closes().toString());
    return round.escalatesAfter() == 0
        ? rule
        : rule.escalation(
            round.escalatesAfter(), round.endsEscalated() ? "mark_failed" : "webhook");
  }

  private static Chunk.Row row(Person person) {
    Address address = new Address(person.number());
    dev.rollcall.core.contact.Person who =
        new dev.rollcall.core.contact.Person(
            Optional.of(address),
            Optional.empty(),
            Optional.of(person.zone()),
            Optional.empty(),
            Map.of());
    return Chunk.Row.of(new Chunk.Who.Sent(who), address);
  }

  private void ask(Round round, Campaign campaign, List<Chunk> chunks) {
    Runnable again =
        () -> cloud.loop.after(Duration.ofMinutes(2), () -> ask(round, campaign, chunks));
    cloud.invoke(
        "api",
        worker -> worker.acceptCampaign().run(campaign, chunks),
        () -> {
          cloud.ledger.accepted.putIfAbsent(key(round), cloud.loop.now());
          askAgainIfGivenUp(round, campaign, chunks);
        },
        again);
    // Nobody waits for an answer for longer than this.
    cloud.loop.after(
        Duration.ofMinutes(45),
        () -> {
          if (!cloud.ledger.accepted.containsKey(key(round))) {
            ask(round, campaign, chunks);
          }
        });
  }

  /** An import that was given up is gone on with once its request is sent again. */
  private void askAgainIfGivenUp(Round round, Campaign campaign, List<Chunk> chunks) {
    cloud.loop.after(
        Duration.ofMinutes(20),
        () -> {
          if (cloud.status(key(round)) == CampaignStatus.FAILED
              && cloud.loop.now().isBefore(campaign.createdAt().plus(Duration.ofHours(23)))) {
            ask(round, campaign, chunks);
          } else if (cloud.status(key(round)) == CampaignStatus.IMPORTING) {
            askAgainIfGivenUp(round, campaign, chunks);
          }
        });
  }

  private void perform(Act act) {
    switch (act) {
      case Act.Stop stop -> stop(stop.who(), cloud.loop.now());
      case Act.Pause pause -> halt(key(pause.campaign()), CampaignAction.PAUSE, pause.length());
      case Act.Cancel cancel ->
          halt(key(cancel.campaign()), CampaignAction.CANCEL, PATIENCE.multipliedBy(2));
      case Act.Move move -> move(move.who(), move.zone(), cloud.loop.now());
      case Act.Split _ -> cloud.split();
    }
  }

  private void stop(Person who, Instant askedAt) {
    Address address = new Address(who.number());
    Suppression stop =
        new Suppression(Suppression.Kind.OPT_OUT, Optional.empty(), askedAt, "a message");
    cloud.invoke(
        "api",
        worker -> worker.suppress().everywhere(Examples.TENANT, address, stop),
        () -> cloud.ledger.optOuts.add(new Ledger.OptOut(address, askedAt, cloud.loop.now())),
        () -> cloud.loop.after(Duration.ofSeconds(20), () -> stop(who, askedAt)));
  }

  private void halt(CampaignKey key, CampaignAction action, Duration length) {
    if (cloud.world.campaigns().find(key).isEmpty()) {
      return;
    }
    boolean[] done = {false};
    cloud.invoke(
        "api",
        worker ->
            done[0] =
                worker.actOnCampaign(cloud.loop::pause).run(key, action)
                    instanceof dev.rollcall.core.manage.ActOnCampaign.Result.Done,
        () -> {
          if (!done[0]) {
            return;
          }
          Instant acked = cloud.loop.now();
          cloud.ledger.halts.add(new Ledger.Halt(key, acked, acked.plus(length)));
          if (action == CampaignAction.PAUSE) {
            cloud.loop.at(resumesAt(acked.plus(length)), () -> resume(key));
          }
        },
        () -> cloud.loop.after(Duration.ofSeconds(30), () -> halt(key, action, length)));
  }

  /** Mostly just when the tick looks, too. */
  private Instant resumesAt(Instant wanted) {
    return random.nextInt(3) == 0
        ? wanted
        : cloud.nextTick(wanted).plusMillis(random.nextInt(2_000));
  }

  private void resume(CampaignKey key) {
    // Whatever was acknowledged before this moment no longer holds.
    cloud.ledger.halts.replaceAll(
        halt ->
            halt.campaign().equals(key) && halt.overAt().isAfter(cloud.loop.now())
                ? halt.endingAt(cloud.loop.now())
                : halt);
    cloud.invoke(
        "api",
        worker -> worker.actOnCampaign(cloud.loop::pause).run(key, CampaignAction.RESUME),
        () -> {},
        () -> cloud.loop.after(Duration.ofSeconds(30), () -> resume(key)));
  }

  private void replayAgain() {
    if (!cloud.accidents.isCalm()) {
      replayAll();
      cloud.loop.after(REPLAYED_EVERY, this::replayAgain);
    }
  }

  private void replayAll() {
    scenario.rounds().stream().map(Run::key).forEach(this::replay);
  }

  /** Opens an endpoint that said it was gone, and has what was given up tried again. */
  private void replay(CampaignKey key) {
    EndpointKey endpoint = endpoint(key);
    boolean isGone = cloud.world.deliveries().state(endpoint) instanceof EndpointState.Disabled;
    if (isGone || hasFailed(endpoint)) {
      cloud.invoke("api", worker -> worker.reopen().accept(endpoint), () -> {}, () -> {});
    }
  }

  private static EndpointKey endpoint(CampaignKey key) {
    return new EndpointKey(key.tenant(), new EndpointName.OfCampaign(key.id()).text());
  }

  private boolean hasFailed(EndpointKey endpoint) {
    return !cloud
        .world
        .deliveries()
        .list(endpoint, Optional.of(KeptNotice.As.FAILED), Optional.empty(), 1)
        .items()
        .isEmpty();
  }

  private void move(Person who, String zone, Instant askedAt) {
    Address address = new Address(who.number());
    Optional<ContactId> contact =
        scenario.rounds().stream()
            .map(Run::key)
            .flatMap(
                key ->
                    cloud
                        .world
                        .recipients()
                        .find(new RecipientKey(key.tenant(), key.id(), address))
                        .stream())
            .map(Recipient::enrolment)
            .map(enrolment -> enrolment.contact())
            .findFirst();
    if (contact.isEmpty()) {
      return;
    }
    ContactPatch patch =
        new ContactPatch(Edit.none(), Edit.to(Optional.of(zone)), Edit.none(), Map.of(), false);
    EditContact.By by =
        new EditContact.By("somebody", askedAt, Keep.at(askedAt, Policy.Retention.DEFAULT));
    Ledger.Moved asked = new Ledger.Moved(address, zone, askedAt, Instant.MAX);
    cloud.ledger.moves.remove(asked);
    cloud.ledger.moves.add(asked);
    cloud.invoke(
        "api",
        worker -> {
          worker.editContact().run(Examples.TENANT, contact.get(), patch, by);
          worker.followContact().run(cloud.world.tenant(), contact.get());
        },
        () -> cloud.ledger.moves.replaceAll(m -> m.equals(asked) ? m.acked(cloud.loop.now()) : m),
        () -> cloud.loop.after(Duration.ofSeconds(30), () -> move(who, zone, askedAt)));
  }

  // Whoever is reached, and whoever hears of it.

  private void carrierReports(AttemptId attempt, Outcome outcome) {
    boolean[] known = {false};
    Instant toldAt = cloud.loop.now();
    cloud.invoke(
        "callback",
        worker ->
            known[0] =
                worker.recordOutcome().run(attempt, outcome)
                    != RecordOutcome.Result.UNKNOWN_ATTEMPT,
        () -> {
          if (known[0] && outcome.disposition() == Disposition.OPTED_OUT) {
            cloud.ledger.saidStop(attempt, toldAt);
          }
        },
        () -> cloud.loop.after(Duration.ofSeconds(40), () -> carrierReports(attempt, outcome)));
  }

  private Reply receive(Post post) {
    String id = post.headers().getOrDefault("webhook-id", "");
    Reply reply = cloud.accidents.isCalm() ? ok() : mood();
    int status = reply instanceof Reply.Answered answered ? answered.status() : 0;
    cloud.ledger.heard.add(new Ledger.Heard(id, cloud.loop.now(), status));
    return reply;
  }

  private static Reply ok() {
    return new Reply.Answered(204, Optional.empty());
  }

  private Reply mood() {
    if (random.nextInt(15) == 0) {
      endpointSulks = !endpointSulks;
    }
    if (!endpointSulks) {
      return ok();
    }
    return switch (random.nextInt(12)) {
      case 0 -> new Reply.Answered(410, Optional.empty());
      case 1, 2 -> new Reply.Answered(500, Optional.empty());
      case 3, 4 -> new Reply.Answered(429, Optional.of(Duration.ofMinutes(3)));
      case 5, 6 -> new Reply.Answered(302, Optional.empty());
      case 7, 8 -> new Reply.Unanswered(Reply.Fault.TIMEOUT);
      default -> new Reply.Unanswered(Reply.Fault.BROKEN);
    };
  }
}
