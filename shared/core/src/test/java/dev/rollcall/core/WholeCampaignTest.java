package dev.rollcall.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.campaign.Wake;
import dev.rollcall.core.carrier.simulated.Behaviour;
import dev.rollcall.core.carrier.simulated.SimulatedCarrier;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A campaign from its request to its last contact, at every number of the simulated carrier. */
class WholeCampaignTest {
  private static final int PEOPLE = 100;
  private static final int ATTEMPTS = 3;
  private static final int STEPS_MAX = 20_000;

  private record Callback(Instant at, AttemptId attempt, Outcome outcome) {}

  private final List<Hint> hints = new ArrayList<>();
  private final World world = new World();
  private final PriorityQueue<Callback> callbacks =
      new PriorityQueue<>(
          Comparator.comparing(Callback::at).thenComparing(c -> c.attempt().toString()));
  private int published;
  private int mostLive;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void endsEverybodyAsTheirNumberSays(int concurrency) {
    SimulatedCarrier carrier =
        new SimulatedCarrier(
            (attempt, outcome, delay) ->
                callbacks.add(new Callback(now().plus(delay), attempt, outcome)),
            world.clock());
    world
        .carrier()
        .answer(
            order -> {
              mostLive = Math.max(mostLive, live());
              return carrier.place(order);
            });
    world.carrier().remember(attempt -> carrier.lookup(attempt, addressOf(attempt)));
    accept(concurrency);

    for (int step = 0; step < STEPS_MAX && !isOver(); step++) {
      passUntilSomethingIsDue();
      hear();
      publish();
      world.worker().tick().run();
      followHints();
      publish();
    }

    assertThat(status()).isEqualTo(CampaignStatus.COMPLETED);
    world.enrolled().forEach(this::assertEndedAsItsNumberSays);
    assertFigures();
    assertNews();
    if (concurrency > 0) {
      assertThat(mostLive).as("live at once").isEqualTo(concurrency);
    }
    assertThat(world.slots().inUse(Examples.CAMPAIGN, now())).isZero();
  }

  private void accept(int concurrency) {
    Campaign campaign =
        new CampaignExample()
            .status(CampaignStatus.IMPORTING)
            .rule(new RuleExample().total(ATTEMPTS).gap(Duration.ofMinutes(30)))
            .concurrency(concurrency)
            .webhook(true)
            .build();
    List<Chunk.Row> rows = Examples.numbers(PEOPLE).stream().map(Chunk.Row::of).toList();
    Chunk chunk = new Chunk(Examples.CAMPAIGN, 1, "seed", now(), rows);
    world.worker().acceptCampaign().run(campaign, List.of(chunk));
  }

  private Instant now() {
    return world.clock().instant();
  }

  private CampaignStatus status() {
    return world.campaign(Examples.CAMPAIGN).status();
  }

  private boolean isOver() {
    return status().isOver() && world.wake(Examples.CAMPAIGN).isEmpty() && callbacks.isEmpty();
  }

  /** Calls that may still run: whoever was never heard of is not among them for ever. */
  private int live() {
    return (int)
        rows().stream()
            .flatMap(row -> row.log().live().stream())
            .filter(attempt -> attempt.leaseUntil().isAfter(now()))
            .count();
  }

  private List<Recipient> rows() {
    return world.enrolled().stream().map(row -> world.recipient(row.key().address())).toList();
  }

  private Address addressOf(AttemptId attempt) {
    return world.recipients().locate(attempt.recipient()).orElseThrow().address();
  }

  private void passUntilSomethingIsDue() {
    Instant tick =
        world
            .wake(Examples.CAMPAIGN)
            .map(Wake::at)
            .filter(now().plusSeconds(60)::isBefore)
            .orElse(now().plusSeconds(60));
    Stream<Instant> heard = Optional.ofNullable(callbacks.peek()).map(Callback::at).stream();
    Stream<Instant> hinted = hints.stream().map(Hint::at);
    Instant next =
        Stream.concat(heard, hinted).filter(tick::isAfter).min(Instant::compareTo).orElse(tick);
    world.pass(Duration.between(now(), next));
  }

  private void hear() {
    while (!callbacks.isEmpty() && !callbacks.peek().at().isAfter(now())) {
      Callback heard = callbacks.remove();
      world.worker().recordOutcome().run(heard.attempt(), heard.outcome());
    }
  }

  private void followHints() {
    hints.addAll(world.takeHints());
    for (List<Hint> due = dueHints(); !due.isEmpty(); due = dueHints()) {
      hints.removeAll(due);
      due.forEach(hint -> world.worker().followHint().run(hint));
      publish();
      hints.addAll(world.takeHints());
    }
  }

  private List<Hint> dueHints() {
    return hints.stream().filter(hint -> !hint.at().isAfter(now())).toList();
  }

  private void publish() {
    int until = world.recipientChanges().size();
    world
        .worker()
        .publishRecipients()
        .run(World.SHARD, world.recipientChanges().subList(published, until));
    published = until;
  }

  private void assertEndedAsItsNumberSays(Recipient enrolled) {
    Recipient row = world.recipient(enrolled.key().address());
    Behaviour behaviour = Behaviour.of(row.key().address());
    int attempts =
        switch (behaviour) {
          case ANSWERS,
              OPTS_OUT,
              INVALID_NUMBER,
              THROTTLED,
              AMBIGUOUS,
              IMMEDIATE,
              REPORTED_TWICE,
              TALKS_LONG ->
              1;
          case ANSWERS_SECOND, FAILS_ONCE -> 2;
          case VOICEMAIL, NO_ANSWER, BUSY, REFUSED, SILENT, DECLINES -> ATTEMPTS;
        };
    Disposition end =
        switch (behaviour) {
          case OPTS_OUT -> Disposition.OPTED_OUT;
          case INVALID_NUMBER -> Disposition.INVALID_NUMBER;
          case VOICEMAIL, NO_ANSWER, BUSY, REFUSED, SILENT, DECLINES -> Disposition.EXHAUSTED;
          default -> Disposition.COMPLETED;
        };
    assertThat(row.end().map(End::disposition)).as("%s of %s", behaviour, row).contains(end);
    assertThat(row.log().counted()).as("attempts of %s", behaviour).isEqualTo(attempts);
    assertThat(row.isFinished()).isTrue();
    assertThat(world.line(row.key().address()).live()).isEmpty();
    assertThat(world.line(row.key().address()).suppressions().isEmpty())
        .isEqualTo(behaviour != Behaviour.OPTS_OUT);
  }

  private void assertFigures() {
    Tally figures = world.counts().find(Examples.CAMPAIGN);
    assertThat(figures.of(Tally.ENDED)).isEqualTo(PEOPLE);
    assertThat(figures.of(Tally.STARTED))
        .isEqualTo(rows().stream().mapToLong(row -> row.log().counted()).sum());
    assertThat(world.carrier().placed()).doesNotHaveDuplicates();
  }

  private void assertNews() {
    List<Event> events = world.takeEvents();
    assertThat(events).extracting(Event::id).doesNotHaveDuplicates();
    assertThat(events)
        .filteredOn(event -> event.type() == EventType.CONTACT_FINISHED)
        .hasSize(PEOPLE);
    long started = world.counts().find(Examples.CAMPAIGN).of(Tally.STARTED);
    assertThat(world.takeNotices())
        .filteredOn(notice -> notice.event().type() == EventType.CALL_COMPLETED)
        .hasSize((int) started);
  }
}
