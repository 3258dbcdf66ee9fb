package dev.rollcall.core.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.eligibility.Eligibility.Eligible;
import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.eligibility.Riddle.Cap;
import dev.rollcall.core.eligibility.Riddle.Try;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.line.Lines;
import dev.rollcall.core.memory.MemoryLines;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.zone.IanaZones;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Two campaigns reach people as often as the gates allow, at the first instant at which they do,
 * while somebody keeps editing zones and now and then a conversation comes about: no cap is ever
 * exceeded and no pause cut short, however the attempts are counted afterwards.
 *
 * <p>What caps and pauses go by is kept as in production, on a line that forgets what no cap asks
 * for any more; what is counted afterwards is the list of attempts.
 */
class CapsHoldTest {
  private static final int PEOPLE = Integer.getInteger("rollcall.people", 3_000);
  private static final int ENOUGH_FOR_SHARES = 1_000;
  private static final int LOOKS_MAX = 60;
  private static final Duration LEASE = Duration.ofMinutes(11);

  private final Eligibilities eligibilities = new Eligibilities(IanaZones.shipped());

  /** A campaign and what it did to one person. */
  private record Trial(CampaignKey key, Channel channel, List<Try> made) {
    static Trial of(String id, Channel channel) {
      return new Trial(
          new CampaignKey(Examples.TENANT, new CampaignId(id)), channel, new ArrayList<>());
    }

    List<Try> counted() {
      return made.stream().filter(Try::counts).toList();
    }
  }

  @Test
  void overAnySequenceOfAttemptsAndEdits() {
    Map<String, Long> seen = new ConcurrentSkipListMap<>();

    LongStream.range(0, PEOPLE)
        .parallel()
        .forEach(
            seed -> {
              Riddle person = Riddles.of(seed);
              List<Trial> trials =
                  List.of(Trial.of("c1", person.channel()), Trial.of("c2", Channel.CALL));
              reachAsOftenAsAllowed(person, trials, new Random(seed), seen);
              assertThat(faults(person, trials)).as("seed %d: %s", seed, trials).isEmpty();
            });

    System.out.printf("%,d people: %s%n", PEOPLE, seen);
    if (PEOPLE >= ENOUGH_FOR_SHARES) {
      assertThat(seen.get("attempt")).isGreaterThan(4L * PEOPLE);
      assertThat(seen.get("conversation")).isGreaterThan(PEOPLE / 4);
      for (Reason reason : List.of(Reason.DAY_CAP, Reason.ROLLING_CAP, Reason.AFTER_CONVERSATION)) {
        assertThat(seen.get(reason.word())).as(reason.word()).isGreaterThan(PEOPLE / 20);
      }
      for (NaiveLaw law : NaiveLaw.values()) {
        assertThat(seen.get(law.word())).as(law.word()).isGreaterThan(PEOPLE / 20);
      }
    }
  }

  private void reachAsOftenAsAllowed(
      Riddle person, List<Trial> trials, Random random, Map<String, Long> seen) {
    Lines lines = new MemoryLines();
    lines.save(person.later(person.now(), person.zones(), Channel.CALL, List.of()).line());
    Instant now = person.now();
    List<String> zones = person.zones();
    for (int look = 0; look < LOOKS_MAX; look++) {
      Trial trial = trials.get(random.nextInt(trials.size()));
      Riddle here = person.later(now, zones, trial.channel, trial.made);
      Situation situation = here.situation(trial.key, lines.find(Examples.TENANT, Riddle.TO));
      Eligibility answer = eligibilities.next(situation, now);
      if (answer instanceof Eligible) {
        trial.made.add(reach(situation, lines, now, zones, random, seen));
        NaiveLaw.over(here).forEach(law -> seen.merge(law.word(), 1L, Long::sum));
        now = now.plusSeconds(60);
      } else if (answer instanceof NotBefore later) {
        seen.merge(later.reason().word(), 1L, Long::sum);
        now = later.at();
      }
      if (random.nextInt(3) == 0) {
        zones = List.of(Riddles.ZONES.get(random.nextInt(Riddles.ZONES.size())));
        now = now.plus(Duration.ofMinutes(random.nextInt(120)));
      }
    }
  }

  /** As a START, the carrier and the publisher leave the line, all within the minute. */
  private static Try reach(
      Situation situation,
      Lines lines,
      Instant now,
      List<String> zones,
      Random random,
      Map<String, Long> seen) {
    String id = situation.recipient().nextAttempt().toString();
    LineMark mark = new LineMark(id, "nonce", now, now.plus(LEASE));
    List<RollingCap> remember = situation.limits().rememberedCaps();
    assertThat(lines.save(situation.line().marked(mark, remember))).isEqualTo(new Write.Done<>());
    Disposition end =
        switch (random.nextInt(20)) {
          case 0, 1 -> Disposition.COMPLETED;
          case 2, 3, 4 -> Disposition.NOT_PLACED;
          default -> Disposition.BUSY;
        };
    lines.release(Examples.TENANT, Riddle.TO, id, end.countsAsAttempt());
    if (end == Disposition.COMPLETED) {
      lines.talked(Examples.TENANT, Riddle.TO, now);
      seen.merge("conversation", 1L, Long::sum);
    }
    seen.merge("attempt", 1L, Long::sum);
    return new Try(now, zones, Optional.of(end));
  }

  private static List<String> faults(Riddle person, List<Trial> trials) {
    List<Try> all = trials.stream().flatMap(trial -> trial.counted().stream()).toList();
    List<String> faults = new ArrayList<>();
    for (Trial trial : trials) {
      faultsOfOne(person, trial.counted(), faults);
      Riddle asked = person.later(person.now(), person.zones(), trial.channel, trial.made);
      List<NaiveLaw> laws = NaiveLaw.over(asked);
      Stream.concat(person.caps().stream(), laws.stream().flatMap(law -> law.caps().stream()))
          .forEach(cap -> faultsOver(cap, person, trial.counted(), all, faults));
      for (NaiveLaw law : laws) {
        faultsAfterConversations(law, person, trial.made, all, faults);
      }
    }
    return faults;
  }

  private static void faultsOfOne(Riddle person, List<Try> counted, List<String> faults) {
    if (counted.size() > person.total()) {
      faults.add("in all");
    }
    for (int i = 1; i < counted.size(); i++) {
      Duration pause = Duration.between(counted.get(i - 1).at(), counted.get(i).at());
      if (pause.toMinutes() < person.gapMinutes().orElse(0)) {
        faults.add("too soon, at " + counted.get(i).at());
      }
    }
    for (String zone : Riddles.ZONES) {
      List<Try> under = counted.stream().filter(one -> one.zones().contains(zone)).toList();
      if (!under.isEmpty() && most(under, ZoneId.of(zone)) > person.perDay()) {
        faults.add("on one day of " + zone);
      }
    }
  }

  /** Over all campaigns, in the stretch that ends with each attempt that the cap is about. */
  private static void faultsOver(
      Cap cap, Riddle person, List<Try> limited, List<Try> all, List<String> faults) {
    List<Instant> starts = new ArrayList<>(person.elsewhere());
    all.forEach(one -> starts.add(one.at()));
    for (Try last : limited) {
      long within =
          starts.stream()
              .filter(start -> !start.isAfter(last.at()))
              .filter(start -> Duration.between(start, last.at()).toMinutes() < cap.hours() * 60L)
              .count();
      if (within > cap.attempts()) {
        faults.add("%d in %d h until %s".formatted(within, cap.hours(), last.at()));
      }
    }
  }

  private static void faultsAfterConversations(
      NaiveLaw law, Riddle person, List<Try> limited, List<Try> all, List<String> faults) {
    List<Instant> conversations = new ArrayList<>(person.talkedAt().stream().toList());
    all.stream()
        .filter(one -> one.outcome().equals(Optional.of(Disposition.COMPLETED)))
        .forEach(one -> conversations.add(one.at()));
    for (Try one : limited) {
      for (Instant end : conversations) {
        long minutes = Duration.between(end, one.at()).toMinutes();
        // An attempt is no recall of its own conversation.
        if (minutes > 0 && minutes < law.hoursAfterConversation() * 60L) {
          faults.add("%d minutes after a conversation, at %s".formatted(minutes, one.at()));
        }
      }
    }
  }

  private static long most(List<Try> tries, ZoneId zone) {
    return tries.stream()
        .collect(
            Collectors.groupingBy(
                one -> one.at().atZone(zone).toLocalDate(), Collectors.counting()))
        .values()
        .stream()
        .max(Long::compare)
        .orElse(0L);
  }
}
