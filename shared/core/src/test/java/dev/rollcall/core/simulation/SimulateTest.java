package dev.rollcall.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.eligibility.Reason;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.simulation.Forecast.Hour;
import dev.rollcall.core.simulation.Forecast.Unreached;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.zone.IanaZones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulateTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T05:00:00Z");
  private static final String NEW_YORK = "America/New_York";

  private final Simulate simulate = new Simulate(IanaZones.shipped());

  @Test
  void saysTheSameOfTheSameSeedAndSomethingElseOfAnother() {
    Forecast once = simulate.run(varied().seed(7).build());
    Forecast again = simulate.run(varied().seed(7).build());
    Forecast other = simulate.run(varied().seed(8).build());

    assertThat(again).isEqualTo(once);
    assertThat(again).hasToString(once.toString());
    assertThat(other.attemptsAs()).isNotEqualTo(once.attemptsAs());
  }

  @Test
  void losesNobodyAndNoAttempt() {
    Forecast forecast = simulate.run(varied().build());

    long unreached = forecast.unreached().stream().mapToLong(Unreached::contacts).sum();
    assertThat(forecast.reached() + unreached).isEqualTo(3000).isEqualTo(forecast.contacts());
    assertThat(forecast.waiting()).isEmpty();
    assertThat(forecast.endedAt()).isPresent();
    assertThat(sum(forecast.attemptsAs())).isEqualTo(forecast.attempts());
    assertThat(sum(forecast.localHours())).isEqualTo(forecast.attempts());
    assertThat(forecast.hours().stream().mapToLong(Hour::attempts).sum())
        .isEqualTo(forecast.attempts());
    assertThat(forecast.hours().stream().mapToLong(Hour::reached).sum())
        .isEqualTo(forecast.reached());
    assertThat(forecast.hours().stream().mapToLong(Hour::ended).sum()).isEqualTo(3000);
    assertThat(forecast.usage().starts()).isEqualTo(forecast.attempts());
    assertThat(forecast.usage().ended()).isEqualTo(3000);
    assertThat(forecast.usage().retriesInPlace() + forecast.usage().otherOutcomes())
        .isEqualTo(forecast.attempts());
  }

  /** 600 people at one start per second, each tried once: ten minutes, from nine o'clock on. */
  @Test
  void startsAtTheChannelsPaceOnceTheWindowOpens() {
    Forecast forecast =
        simulate.run(
            new ScenarioExample()
                .from(MONDAY)
                .people(600, NEW_YORK)
                .rule(new RuleExample().total(1))
                .assumptions(always(Disposition.NO_ANSWER, 0))
                .startsPerSecond(1)
                .build());

    assertThat(forecast.hours())
        .extracting(Hour::at, Hour::attempts)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(LocalDateTime.parse("2026-11-23T09:00"), 600L));
    assertThat(forecast.endedAt().orElseThrow())
        .isBetween(at("2026-11-23T14:09:40Z"), at("2026-11-23T14:10:20Z"));
    assertThat(forecast.unreached())
        .containsExactly(
            new Unreached(
                Disposition.EXHAUSTED,
                Optional.of(Reason.TOTAL_CAP),
                Optional.of(Disposition.NO_ANSWER),
                600));
  }

  /** Two slots and calls of two minutes and twenty seconds: two attempts every 140 seconds. */
  @Test
  void keepsToTheSlotsAndUsesThem() {
    Forecast forecast =
        simulate.run(
            new ScenarioExample()
                .from(MONDAY)
                .people(50, NEW_YORK)
                .concurrency(2)
                .assumptions(always(Disposition.COMPLETED, 120))
                .build());

    assertThat(forecast.reached()).isEqualTo(50);
    assertThat(forecast.concurrency().peak()).isEqualTo(2);
    assertThat(forecast.concurrency().mean()).isEqualTo(2);
    assertThat(forecast.concurrency().atCapShare()).contains(1.0);
    assertThat(forecast.concurrency().liveSeconds()).isEqualTo(25 * 140);
    assertThat(forecast.endedAt()).contains(at("2026-11-23T14:00:00Z").plusSeconds(25 * 140));
    assertThat(forecast.usage().talkMinutes()).isEqualTo(100);
  }

  @Test
  void countsHoursByTheAccountsClocksAndByThoseOfTheContacts() {
    Forecast forecast =
        simulate.run(
            new ScenarioExample()
                .from(MONDAY)
                .people(10, NEW_YORK)
                .people(20, "America/Los_Angeles")
                .rule(new RuleExample().total(1))
                .assumptions(always(Disposition.COMPLETED, 60))
                .build());

    assertThat(forecast.zone()).isEqualTo(NEW_YORK);
    assertThat(forecast.hours())
        .filteredOn(hour -> hour.attempts() > 0)
        .extracting(Hour::at)
        .containsExactly(
            LocalDateTime.parse("2026-11-23T09:00"), LocalDateTime.parse("2026-11-23T12:00"));
    assertThat(forecast.localHours())
        .isEqualTo(Map.of(LocalDateTime.parse("2026-11-23T09:00"), 30L));
  }

  @Test
  void endsWhoeverIsLeftWhenTheLastDateIsOver() {
    LocalDate last = LocalDate.parse("2026-11-24");
    Forecast forecast =
        simulate.run(
            new ScenarioExample()
                .from(MONDAY)
                .people(10, NEW_YORK)
                .rule(new RuleExample().perDay(1).total(5))
                .schedule(new Schedule(true, Optional.empty(), Optional.empty(), Optional.of(last)))
                .assumptions(always(Disposition.BUSY, 0))
                .build());

    assertThat(forecast.attempts()).isEqualTo(20);
    assertThat(forecast.unreached())
        .containsExactly(
            new Unreached(
                Disposition.EXPIRED,
                Optional.of(Reason.AFTER_END_DATE),
                Optional.of(Disposition.BUSY),
                10));
  }

  @Test
  void waitsForTheFirstDate() {
    LocalDate first = LocalDate.parse("2026-12-01");
    Forecast forecast =
        simulate.run(
            new ScenarioExample()
                .from(MONDAY)
                .people(100, NEW_YORK)
                .rule(new RuleExample().total(1))
                .schedule(
                    new Schedule(true, Optional.empty(), Optional.of(first), Optional.empty()))
                .build());

    assertThat(forecast.attempts()).isEqualTo(100);
    assertThat(forecast.localHours()).containsOnlyKeys(LocalDateTime.parse("2026-12-01T09:00"));
  }

  @Test
  void reachesThoseFirstWhoGoFirst() {
    List<Trial> trials = new ArrayList<>();
    Calendar calendar = Calendar.of(NEW_YORK);
    simulate.run(
        new ScenarioExample()
            .from(MONDAY)
            .people(100, calendar, 9)
            .people(100, calendar, 1)
            .rule(new RuleExample().total(1))
            .startsPerSecond(1)
            .build(),
        Long.MAX_VALUE,
        trials::add);

    assertThat(trials.subList(0, 100)).allMatch(trial -> trial.contact() >= 100);
    assertThat(trials).hasSize(200);
  }

  @Test
  void sendsMessagesOnceAndAtOnce() {
    Forecast forecast =
        simulate.run(
            new ScenarioExample()
                .from(MONDAY)
                .channel(Channel.SMS)
                .people(1000, NEW_YORK)
                .rule(new RuleExample().total(1))
                .build());

    assertThat(forecast.usage().messages()).isEqualTo(1000);
    assertThat(forecast.usage().talkSeconds()).isZero();
    assertThat(forecast.attemptsAs()).containsKeys(Disposition.SENT, Disposition.UNDELIVERED);
    assertThat(forecast.reached()).isEqualTo(forecast.attemptsAs().get(Disposition.SENT));
  }

  @Test
  void givesUpOnceItTakesMoreStepsThanItMay() {
    Scenario scenario = varied().build();

    assertThat(simulate.run(scenario, 3000, trial -> {})).isEmpty();
    assertThat(simulate.run(scenario, 1_000_000, trial -> {})).contains(simulate.run(scenario));
  }

  /** Who waits because a hundred attempts over years are allowed is told after 400 days. */
  @Test
  void saysWhatThoseWaitForWhoNeverEnd() {
    Forecast forecast =
        simulate.run(
            new ScenarioExample()
                .from(MONDAY)
                .people(2, NEW_YORK)
                .rule(new RuleExample().total(100).perDay(3).gap(Duration.ofDays(7)))
                .assumptions(always(Disposition.NO_ANSWER, 0))
                .build());

    assertThat(forecast.endedAt()).isEmpty();
    assertThat(forecast.waiting()).isEqualTo(Map.of(Reason.RETRY_GAP, 2L));
    assertThat(forecast.attempts()).isEqualTo(2 * 58);
  }

  /** As the engine does after 20 in a row; who was being called then still hears the end of it. */
  @Test
  void pausesWhenTheCarrierRejectsEverybody() {
    Forecast forecast =
        simulate.run(
            new ScenarioExample()
                .from(MONDAY)
                .people(200, NEW_YORK)
                .concurrency(1)
                .assumptions(always(Disposition.REJECTED, 0))
                .build());

    assertThat(forecast.attempts()).isEqualTo(20);
    assertThat(forecast.endedAt()).isEmpty();
    assertThat(forecast.waiting()).isEqualTo(Map.of(Reason.CAMPAIGN_NOT_RUNNING, 200L));
  }

  private static ScenarioExample varied() {
    return new ScenarioExample()
        .from(MONDAY)
        .people(1000, NEW_YORK)
        .people(1000, "Europe/Istanbul")
        .people(1000, "Australia/Lord_Howe")
        .rule(new RuleExample().perDay(2).total(4))
        .startsPerSecond(2);
  }

  private static Assumptions always(Disposition disposition, int talkSeconds) {
    return new Assumptions(
        new Answers(new Shares(Map.of(), disposition), Map.of()),
        Spread.constant(talkSeconds),
        20,
        Tariff.NOTHING);
  }

  private static long sum(Map<?, Long> figures) {
    return figures.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
