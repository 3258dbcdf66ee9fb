package dev.rollcall.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.zone.IanaZones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random rules, and a log of attempts that is held to each of them by plain arithmetic. */
class PromisesTest {
  private static final List<String> ZONES =
      List.of(
          "America/New_York",
          "America/Los_Angeles",
          "Europe/Istanbul",
          "Africa/Cairo",
          "Australia/Lord_Howe",
          "Pacific/Kiritimati",
          "Asia/Kathmandu");

  private static final int PEOPLE_PER_ZONE = 40;

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  private final List<Trial> trials = new ArrayList<>();
  private Rule rule = new RuleExample().build();
  private Optional<RollingCap> rolling = Optional.empty();
  private Optional<LocalDate> first = Optional.empty();
  private Optional<LocalDate> last = Optional.empty();
  private int concurrency;
  private int pace;

  @ParameterizedTest
  @MethodSource("seeds")
  void areKept(long seed) {
    play(new SplittableRandom(seed));

    assertThat(trials).isNotEmpty();
    Map<Integer, List<Trial>> byContact =
        trials.stream()
            .collect(Collectors.groupingBy(Trial::contact, TreeMap::new, Collectors.toList()));
    trials.forEach(this::assertAllowedThere);
    byContact.values().forEach(this::assertWithinCaps);
    assertWithinSlots();
    assertWithinPace();
  }

  private void play(SplittableRandom random) {
    int opens = random.nextInt(0, 20);
    int closes = (opens + random.nextInt(10, 23)) % 24;
    RuleExample drawn =
        new RuleExample()
            .perDay(random.nextInt(1, 4))
            .total(random.nextInt(1, 7))
            .gap(Duration.ofMinutes(random.nextInt(0, 300)))
            .window("%02d:30".formatted(opens), "%02d:15".formatted(closes));
    rule = drawn.build();
    rolling =
        random.nextBoolean()
            ? Optional.of(
                new RollingCap(random.nextInt(1, 3), Duration.ofHours(random.nextInt(1, 40))))
            : Optional.empty();
    // Both sides of a change of New York's clocks, and of Lord Howe's.
    Instant from =
        Instant.parse(random.nextBoolean() ? "2026-10-31T03:17:00Z" : "2027-03-12T21:41:30Z");
    LocalDate today = LocalDate.ofInstant(from, ZoneId.of("UTC"));
    first = random.nextBoolean() ? Optional.of(today.plusDays(1)) : Optional.empty();
    last = random.nextBoolean() ? Optional.of(today.plusDays(4)) : Optional.empty();
    concurrency = random.nextInt(0, 6);
    pace = random.nextInt(1, 5);
    ScenarioExample scenario =
        new ScenarioExample()
            .from(from)
            .rule(drawn)
            .policy(
                Examples.policy(
                    rolling.map(cap -> new RollingCap[] {cap}).orElse(new RollingCap[0])))
            .schedule(new Schedule(true, Optional.empty(), first, last))
            .concurrency(concurrency)
            .startsPerSecond(pace)
            .assumptions(Assumptions.usual(Channel.CALL))
            .seed(random.nextLong());
    ZONES.forEach(zone -> scenario.people(PEOPLE_PER_ZONE, zone));
    Forecast forecast =
        new Simulate(IanaZones.shipped())
            .run(scenario.build(), 1_000_000, trials::add)
            .orElseThrow();
    assertThat(forecast.attempts()).isEqualTo(trials.size());
  }

  private static ZoneId zone(Trial trial) {
    return ZoneId.of(ZONES.get(trial.contact() / PEOPLE_PER_ZONE));
  }

  private static ZonedDateTime local(Trial trial) {
    return trial.attempt().startedAt().atZone(zone(trial));
  }

  private void assertAllowedThere(Trial trial) {
    ZonedDateTime local = local(trial);
    LocalTime time = local.toLocalTime();
    LocalTime opens = rule.startTime();
    LocalTime closes = rule.endTime().orElseThrow();
    boolean afterOpening = !time.isBefore(opens);
    boolean beforeClosing = time.isBefore(closes);
    assertThat(
            opens.isBefore(closes) ? afterOpening && beforeClosing : afterOpening || beforeClosing)
        .as("%s between %s and %s", local, opens, closes)
        .isTrue();
    assertThat(time).isBetween(LocalTime.of(8, 0), LocalTime.of(20, 59, 59));
    first.ifPresent(day -> assertThat(local.toLocalDate()).isAfterOrEqualTo(day));
    last.ifPresent(day -> assertThat(local.toLocalDate()).isBeforeOrEqualTo(day));
  }

  private void assertWithinCaps(List<Trial> ofOne) {
    assertThat(ofOne).hasSizeLessThanOrEqualTo(rule.attemptsTotalMax());
    Map<LocalDate, Long> perDay =
        ofOne.stream()
            .collect(Collectors.groupingBy(t -> local(t).toLocalDate(), Collectors.counting()));
    assertThat(perDay.values()).allMatch(count -> count <= rule.attemptsPerDayMax());
    for (int i = 1; i < ofOne.size(); i++) {
      Trial before = ofOne.get(i - 1);
      Instant start = ofOne.get(i).attempt().startedAt();
      assertThat(before.outcome().disposition().allowsRetry()).isTrue();
      assertThat(start).isAfterOrEqualTo(before.outcome().endedAt());
      assertThat(start)
          .isAfterOrEqualTo(before.attempt().startedAt().plus(rule.retryGap().orElseThrow()));
    }
    rolling.ifPresent(cap -> assertWithin(cap, ofOne));
  }

  private static void assertWithin(RollingCap cap, List<Trial> ofOne) {
    for (Trial one : ofOne) {
      Instant start = one.attempt().startedAt();
      long inPeriod =
          ofOne.stream()
              .map(t -> t.attempt().startedAt())
              .filter(s -> !s.isAfter(start) && s.isAfter(start.minus(cap.period())))
              .count();
      assertThat(inPeriod).isLessThanOrEqualTo(cap.attemptsMax());
    }
  }

  private void assertWithinSlots() {
    if (concurrency == 0) {
      return;
    }
    for (Trial one : trials) {
      Instant start = one.attempt().startedAt();
      long live =
          trials.stream()
              .filter(t -> !t.attempt().startedAt().isAfter(start))
              .filter(t -> t.outcome().endedAt().isAfter(start))
              .count();
      assertThat(live).isLessThanOrEqualTo(concurrency);
    }
  }

  /** Over any stretch no more than the pace, but for a full bucket: one hint, or two seconds. */
  private void assertWithinPace() {
    int burst = Math.max(20, 2 * pace);
    for (int i = 0; i < trials.size(); i++) {
      int later = Math.min(trials.size() - 1, i + 200);
      long seconds =
          Duration.between(
                  trials.get(i).attempt().startedAt(), trials.get(later).attempt().startedAt())
              .toSeconds();
      assertThat(later - i + 1L).isLessThanOrEqualTo(burst + seconds * pace + 1);
    }
  }
}
