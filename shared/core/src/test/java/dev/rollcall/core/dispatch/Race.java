package dev.rollcall.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.ChunkCounts;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.campaign.Wake;
import dev.rollcall.core.carrier.CarrierAnswer;
import dev.rollcall.core.carrier.Order;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.publish.RecipientChange;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.Interleaving;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A few workers at the same few numbers, in an order and with accidents that follow from a seed;
 * and then, with nobody in the way, everything that was begun is brought to its end.
 */
final class Race {
  private static final List<Address> PEOPLE = List.of(Examples.number(1), Examples.number(2));
  private static final CampaignKey OTHER = new CampaignKey(Examples.TENANT, new CampaignId("c2"));
  private static final List<CampaignKey> ALL = List.of(Examples.CAMPAIGN, OTHER);
  private static final List<Disposition> OUTCOMES =
      List.of(
          Disposition.COMPLETED,
          Disposition.NO_ANSWER,
          Disposition.BUSY,
          Disposition.OPTED_OUT,
          Disposition.INVALID_NUMBER);
  private static final int ROUNDS_MAX = 1_000;

  private final Random random;
  private final World world = new World();
  private final Mischief mischief;
  private final Promises promises;
  private final Interleaving interleaving;
  private final int stickiness;
  private int last;
  private int published;

  Race(long seed) {
    random = new Random(seed);
    int rollingCap = 1 + random.nextInt(3);
    int totalCap = 1 + random.nextInt(2);
    stickiness = 1 + random.nextInt(12);
    mischief = new Mischief(random);
    promises = new Promises(world, mischief, rollingCap, totalCap);
    interleaving = new Interleaving(this::nextWorker, promises);
    world.with(Examples.tenant(Examples.policy(new RollingCap(rollingCap, Duration.ofDays(1)))));
    RuleExample rule = new RuleExample().total(totalCap).gap(Duration.ofMinutes(1));
    for (String id : List.of("c1", "c2")) {
      CampaignExample campaign =
          new CampaignExample().id(id).rule(rule).concurrency(random.nextInt(3)).webhook(true);
      world.with(campaign.build(), Examples.NEW_YORK);
    }
    for (Address person : PEOPLE) {
      world.with(Examples.recipient(Examples.CAMPAIGN, person, Examples.NEW_YORK));
    }
    world.with(Examples.recipient(OTHER, PEOPLE.getFirst(), Examples.NEW_YORK));
    world.imports().record(Examples.CAMPAIGN, 1, ChunkCounts.enrolled(2), Examples.NOW);
    world.imports().record(OTHER, 1, ChunkCounts.enrolled(1), Examples.NOW);
    world.carrier().answer(this::answer);
    world.carrier().remember(this::remembered);
    // A worker looks at its deadline and calls the carrier in one breath.
    world
        .calls()
        .meddle(
            call ->
                call.name().equals("carrier.place") ? promises.on(call) : interleaving.on(call));
  }

  /** Mostly whoever went before: real workers do much before another gets a word in. */
  private int nextWorker(int going) {
    if (random.nextInt(stickiness) == 0 || last >= going) {
      last = random.nextInt(going);
    }
    return last;
  }

  /** What a carrier says follows from the attempt. */
  private CarrierAnswer answer(Order order) {
    return switch (Math.floorMod(order.attempt().toString().hashCode(), 8)) {
      case 0 -> new CarrierAnswer.Completed(outcome(order.attempt()));
      case 1 -> new CarrierAnswer.Throttled(Duration.ofSeconds(20));
      case 2 -> new CarrierAnswer.Refused("no");
      case 3 -> new CarrierAnswer.Ambiguous("who knows");
      default -> new CarrierAnswer.InProgress("x");
    };
  }

  private Outcome outcome(AttemptId attempt) {
    Disposition heard =
        OUTCOMES.get(Math.floorMod(attempt.toString().hashCode() / 8, OUTCOMES.size()));
    return Outcome.of(heard, world.clock().instant());
  }

  private Optional<CarrierAnswer> remembered(AttemptId attempt) {
    return world.carrier().placed().contains(attempt)
        ? Optional.of(new CarrierAnswer.Completed(outcome(attempt)))
        : Optional.empty();
  }

  /** Runs them against each other. */
  void run() {
    List<Runnable> workers =
        new ArrayList<>(
            List.of(
                this::look,
                this::look,
                this::lookElsewhere,
                this::carrierCalls,
                this::publish,
                this::time));
    List<Runnable> more =
        new ArrayList<>(
            List.of(
                this::look,
                this::fill,
                this::publish,
                this::stop,
                this::pause,
                this::tick,
                this::time,
                this::carrierCalls));
    Collections.shuffle(more, random);
    workers.addAll(more.subList(0, random.nextInt(6)));
    interleaving.run(workers);
  }

  private Instant now() {
    return world.clock().instant();
  }

  private void look() {
    world.worker().followHint().run(new Hint.Look(Examples.CAMPAIGN, now(), Channel.CALL, PEOPLE));
  }

  private void lookElsewhere() {
    world
        .worker()
        .followHint()
        .run(new Hint.Look(OTHER, now(), Channel.CALL, PEOPLE.subList(0, 1)));
  }

  private void fill() {
    world.worker().followHint().run(new Hint.Fill(Examples.CAMPAIGN, now()));
  }

  private void tick() {
    world.worker().tick().run();
  }

  /** From the beginning, as a stream does whose reader crashed. */
  private void publish() {
    published = 0;
    publishMore();
  }

  private void publishMore() {
    List<RecipientChange> changes = world.recipientChanges();
    world.worker().publishRecipients().run(World.SHARD, changes.subList(published, changes.size()));
    published = changes.size();
  }

  private void stop() {
    Suppression stop =
        new Suppression(Suppression.Kind.OPT_OUT, Optional.empty(), now(), "a message");
    world.worker().suppress().everywhere(Examples.TENANT, PEOPLE.getFirst(), stop);
  }

  private void pause() {
    interleaving.pass();
    Campaign campaign = world.campaign(Examples.CAMPAIGN);
    campaign.after(CampaignAction.PAUSE, now()).ifPresent(world.campaigns()::save);
  }

  /** Twelve seconds are too long for a START, and half a minute for a silent worker. */
  private void time() {
    for (int i = 0; i < 3; i++) {
      interleaving.pass();
      world.pass(Duration.ofSeconds(random.nextBoolean() ? 12 : 1));
      interleaving.pass();
    }
    world.pass(Duration.ofSeconds(random.nextBoolean() ? 31 : 1));
  }

  private void carrierCalls() {
    for (int i = 0; i < 4; i++) {
      interleaving.pass();
      List<AttemptId> placed = world.carrier().placed();
      if (!placed.isEmpty()) {
        AttemptId any = placed.get(random.nextInt(placed.size()));
        world.worker().recordOutcome().run(any, outcome(any));
      }
    }
  }

  /** Lets the engine go on undisturbed until nobody is left. */
  void drain() {
    promises.inCalm();
    Campaign paused = world.campaign(Examples.CAMPAIGN);
    paused.after(CampaignAction.RESUME, now()).ifPresent(world.campaigns()::save);
    publish();
    ALL.forEach(key -> world.wakes().rouse(key, now()));
    for (int round = 0; round < ROUNDS_MAX && !isOver(); round++) {
      passUntilSomethingIsDue();
      tick();
      follow(world.takeHints());
      publishMore();
      follow(world.takeHints());
      for (AttemptId attempt : world.carrier().placed()) {
        world.worker().recordOutcome().run(attempt, outcome(attempt));
      }
      publishMore();
    }
  }

  private void follow(List<Hint> hints) {
    hints.forEach(hint -> world.worker().followHint().run(hint));
  }

  private boolean isOver() {
    return ALL.stream().allMatch(key -> world.campaign(key).status().isOver());
  }

  private void passUntilSomethingIsDue() {
    Instant soon = now().plusSeconds(61);
    Instant wake =
        ALL.stream()
            .flatMap(key -> world.wake(key).stream())
            .map(Wake::at)
            .min(Instant::compareTo)
            .orElse(soon);
    world.pass(Duration.between(now(), wake.isAfter(soon) ? wake : soon));
  }

  /** Nobody was lost, and nothing that was taken is kept. */
  void assertAllIsDone() {
    // What a crashed process held lapses with its lease; all else is given back at once.
    Instant now = mischief.crashes() > 0 ? now().plusSeconds(660) : now();
    for (Recipient enrolled : world.enrolled()) {
      RecipientKey key = enrolled.key();
      Recipient row = world.recipient(key.campaignKey(), key.address());
      assertThat(row.isFinished()).as("lost: %s", row).isTrue();
      assertThat(world.line(key.address()).live().filter(mark -> mark.until().isAfter(now)))
          .as("who still holds the line of %s", row)
          .isEmpty();
      assertNothingCountsThatWasNotPlaced(row);
    }
    for (CampaignKey key : ALL) {
      assertThat(world.campaign(key).status()).isEqualTo(CampaignStatus.COMPLETED);
      assertThat(world.slots().inUse(key, now)).as("slots in use").isZero();
      List<Recipient> rows =
          world.enrolled().stream()
              .filter(row -> row.key().campaignKey().equals(key))
              .map(row -> world.recipient(key, row.key().address()))
              .toList();
      Tally figures = world.counts().find(key);
      assertThat(figures.of(Tally.ENDED)).isEqualTo(rows.size());
      assertThat(figures.of(Tally.STARTED))
          .isEqualTo(rows.stream().mapToLong(row -> row.log().counted()).sum());
    }
  }

  private void assertNothingCountsThatWasNotPlaced(Recipient row) {
    List<String> notPlaced =
        row.log().recent().stream()
            .filter(attempt -> !attempt.counts())
            .map(attempt -> row.attemptId(attempt).toString())
            .toList();
    assertThat(world.line(row.key().address()).starts().keySet())
        .as("starts that count against rolling caps")
        .filteredOn(notPlaced::contains)
        .isEmpty();
  }

  int requests() {
    return promises.requests();
  }

  int crashes() {
    return mischief.crashes();
  }

  int lostAnswers() {
    return mischief.lostAnswers();
  }

  /** How often somebody gave something back or ended a START without a request. */
  boolean hadGivenBack() {
    return world.calls().names().contains("lines.giveBack");
  }
}
