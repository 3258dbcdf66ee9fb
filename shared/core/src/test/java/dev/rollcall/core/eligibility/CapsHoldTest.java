package dev.rollcall.core.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.eligibility.Eligibility.Eligible;
import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.eligibility.Riddle.Try;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.zone.IanaZones;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Calls people as often as the gates allow, at the first instant at which they do, while somebody
 * keeps editing their zones: no cap is ever exceeded, however the attempts are counted afterwards.
 */
class CapsHoldTest {
  private static final int PEOPLE = Integer.getInteger("rollcall.people", 3_000);
  private static final int ATTEMPTS_MAX = 12;

  private final Eligibilities eligibilities = new Eligibilities(IanaZones.shipped());

  @Test
  void overAnySequenceOfAttemptsAndEdits() {
    long attempts =
        LongStream.range(0, PEOPLE)
            .parallel()
            .map(
                seed -> {
                  Riddle person = Riddles.of(seed);
                  List<Try> made = callAsOftenAsAllowed(person, new Random(seed));
                  assertThat(faults(person, made)).as("seed %d: %s", seed, made).isEmpty();
                  return made.size();
                })
            .sum();

    assertThat(attempts).isGreaterThan(PEOPLE);
  }

  private List<Try> callAsOftenAsAllowed(Riddle person, Random random) {
    List<Try> made = new ArrayList<>();
    Instant now = person.now();
    List<String> zones = person.zones();
    while (made.size() < ATTEMPTS_MAX) {
      Riddle here = person.later(now, zones, made);
      switch (eligibilities.next(here.situation(), now)) {
        case Eligible yes -> {
          Disposition end = random.nextInt(5) == 0 ? Disposition.NOT_PLACED : Disposition.BUSY;
          made.add(new Try(now, zones, Optional.of(end)));
          now = now.plusSeconds(60);
        }
        case NotBefore later -> now = later.at();
        case Eligibility.Waiting waiting -> {
          return made;
        }
        case Eligibility.Never never -> {
          return made;
        }
      }
      if (random.nextInt(3) == 0) {
        zones = List.of(Riddles.ZONES.get(random.nextInt(Riddles.ZONES.size())));
        now = now.plus(Duration.ofMinutes(random.nextInt(120)));
      }
    }
    return made;
  }

  private static List<String> faults(Riddle person, List<Try> made) {
    List<Try> counted = made.stream().filter(Try::counts).toList();
    List<String> faults = new ArrayList<>();
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
    List<Instant> starts = new ArrayList<>(person.elsewhere());
    counted.forEach(one -> starts.add(one.at()));
    for (Riddle.Cap cap : person.caps()) {
      for (Try last : counted) {
        long within =
            starts.stream()
                .filter(start -> !start.isAfter(last.at()))
                .filter(start -> Duration.between(start, last.at()).toMinutes() < cap.hours() * 60L)
                .count();
        if (within > cap.attempts()) {
          faults.add("%d in %d h".formatted(within, cap.hours()));
        }
      }
    }
    return faults;
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
