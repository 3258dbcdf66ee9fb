package dev.rollcall.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Wake;
import dev.rollcall.core.carrier.CarrierAnswer;
import dev.rollcall.core.carrier.Order;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.testing.World;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.zone.IanaZones;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine itself, in memory, and the simulation of the same campaign: attempt for attempt. */
class AgreementTest {
  private static final List<String> ZONES =
      List.of("America/New_York", "America/Los_Angeles", "Europe/Istanbul", "Asia/Kathmandu");

  private static final int PEOPLE = 120;
  private static final int RING_SECONDS = 25;
  private static final int TALK_SECONDS = 40;
  private static final int ANSWERING_FROM_HOUR = 15;
  private static final Duration TICK = Duration.ofMinutes(1);

  /** What the test has to do at an instant, in the order in which the simulation does it. */
  private record Task(Instant at, int rank, long sequence, Runnable work) {}

  private final World world = new World();
  private final Map<Address, String> zones = new HashMap<>();
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(
          Comparator.comparing(Task::at)
              .thenComparingInt(Task::rank)
              .thenComparingLong(Task::sequence));
  private long sequence;
  private int published;

  /** Nobody answers before three in the afternoon; then everybody does. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 4, 150, 120",
    "0, 10, 4, 150, 120",
    "1, 10, 4, 150, 120",
    "4, 2, 4, 150, 120",
    "0, 1, 2, 50, 0",
    "3, 10, 2, 50, 0"
  })
  void seeTheSameAttemptsInTheSameMinutes(
      int concurrency, int pace, int perDay, int gapMinutes, int reached) {
    RuleExample rule =
        new RuleExample().perDay(perDay).total(5).gap(Duration.ofMinutes(gapMinutes));
    world.with(Examples.tenant(Policy.DEFAULT, pace));
    ScenarioExample scenario =
        new ScenarioExample().rule(rule).concurrency(concurrency).startsPerSecond(pace);
    world.with(
        new CampaignExample().rule(rule).concurrency(concurrency).build(),
        ZONES.stream().map(Calendar::of).toArray(Calendar[]::new));
    List<Address> numbers = Examples.numbers(PEOPLE);
    for (int i = 0; i < PEOPLE; i++) {
      String zone = ZONES.get(i * ZONES.size() / PEOPLE);
      zones.put(numbers.get(i), zone);
      world.with(Examples.recipient(Examples.CAMPAIGN, numbers.get(i), Calendar.of(zone)));
    }
    ZONES.forEach(zone -> scenario.people(PEOPLE / ZONES.size(), zone));
    world.imported(Examples.CAMPAIGN);

    Map<Instant, Long> simulated = new TreeMap<>();
    Forecast forecast =
        new Simulate(IanaZones.shipped())
            .run(
                scenario.assumptions(untilThree()).build(),
                Long.MAX_VALUE,
                trial -> simulated.merge(minute(trial.attempt().startedAt()), 1L, Long::sum))
            .orElseThrow();
    runTheEngine();

    Map<Instant, Long> engine = new TreeMap<>();
    world.carrier().orders().forEach(o -> engine.merge(minute(o.startedAt()), 1L, Long::sum));
    assertThat(simulated).isEqualTo(engine);
    assertThat(forecast.attempts()).isGreaterThan(2L * PEOPLE);
    assertThat(forecast.reached()).isEqualTo(reached);
  }

  private static Instant minute(Instant at) {
    return at.truncatedTo(ChronoUnit.MINUTES);
  }

  private static Assumptions untilThree() {
    Shares answered = new Shares(Map.of(), Disposition.COMPLETED);
    Map<Integer, Shares> afternoon = new HashMap<>();
    for (int hour = ANSWERING_FROM_HOUR; hour < 24; hour++) {
      afternoon.put(hour, answered);
    }
    return new Assumptions(
        new Answers(new Shares(Map.of(), Disposition.NO_ANSWER), afternoon),
        Spread.constant(TALK_SECONDS),
        RING_SECONDS,
        Tariff.NOTHING);
  }

  private void runTheEngine() {
    world.carrier().answer(this::call);
    later(Examples.NOW, 2, this::tick);
    while (!tasks.isEmpty()) {
      Task task = tasks.remove();
      world.pass(Duration.between(world.clock().instant(), task.at()));
      task.work().run();
      publish();
      takeHints();
    }
    assertThat(world.campaign(Examples.CAMPAIGN).status()).isEqualTo(CampaignStatus.COMPLETED);
  }

  private CarrierAnswer call(Order order) {
    int hour =
        order
            .startedAt()
            .atZone(ZoneId.of(Objects.requireNonNull(zones.get(order.to()))))
            .getHour();
    boolean answers = hour >= ANSWERING_FROM_HOUR;
    int talked = answers ? TALK_SECONDS : 0;
    Instant ends = order.startedAt().plusSeconds(RING_SECONDS + talked);
    Disposition disposition = answers ? Disposition.COMPLETED : Disposition.NO_ANSWER;
    later(ends, 0, () -> hear(order.attempt(), new Outcome(disposition, ends, talked, "")));
    return new CarrierAnswer.InProgress(order.attempt().toString());
  }

  private void hear(AttemptId attempt, Outcome outcome) {
    world.worker().recordOutcome().run(attempt, outcome);
  }

  /** Comes at every whole minute, and looks only at what is due. */
  private void tick() {
    world.worker().tick().run();
    publish();
    takeHints();
    if (world.campaign(Examples.CAMPAIGN).status() == CampaignStatus.RUNNING) {
      Instant next = world.clock().instant().plus(TICK);
      Instant wake = world.wake(Examples.CAMPAIGN).map(Wake::at).orElse(next);
      Instant call = tasks.isEmpty() && wake.isAfter(next) ? Minutes.notBefore(wake) : next;
      later(call, 2, this::tick);
    }
  }

  private void publish() {
    int until = world.recipientChanges().size();
    world
        .worker()
        .publishRecipients()
        .run(World.SHARD, world.recipientChanges().subList(published, until));
    published = until;
  }

  private void takeHints() {
    for (Hint hint : world.takeHints()) {
      int rank = hint instanceof Hint.Fill ? 1 : 3;
      later(hint.at(), rank, () -> world.worker().followHint().run(hint));
    }
  }

  private void later(Instant at, int rank, Runnable work) {
    tasks.add(new Task(at, rank, sequence++, work));
  }
}
