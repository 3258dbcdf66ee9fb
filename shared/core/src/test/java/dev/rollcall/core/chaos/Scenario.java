package dev.rollcall.core.chaos;

import dev.rollcall.core.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Who is to be reached under which rules, and what people do meanwhile: as plain figures, so that
 * the oracle needs no class of the engine to judge by them.
 *
 * @param rollingCap attempts to one number over all campaigns in {@link #ROLLING}, if capped
 * @param troubled how long things go wrong
 */
record Scenario(
    List<Person> people,
    List<Round> rounds,
    List<Act> acts,
    Optional<Integer> rollingCap,
    Duration troubled,
    int shards) {
  /** When it begins: a Wednesday, 10:00 in New York. */
  static final Instant BEGIN = Examples.NOW;

  /** The stretch of the rolling cap. */
  static final Duration ROLLING = Duration.ofHours(24);

  /** A day on which everybody who is left is given up. */
  static final LocalDate LAST_DATE = LocalDate.of(2026, 11, 29);

  private static final LocalDate TOMORROW = LocalDate.of(2026, 11, 19);

  private static final List<String> ZONES =
      List.of(
          "America/New_York",
          "America/Chicago",
          "America/Los_Angeles",
          "Europe/London",
          "Asia/Kolkata",
          "Asia/Tokyo",
          "Australia/Lord_Howe");

  /** Somebody at a number, at first in a zone. */
  record Person(String number, String zone) {}

  /**
   * A campaign.
   *
   * @param first the date before which nobody is reached
   * @param startsAt when it begins by itself, if not at once
   * @param escalatesAfter failures in a row after which it says so; 0 never does
   * @param endsEscalated whether that ends the contact
   */
  record Round(
      String id,
      Duration createdAfter,
      LocalTime opens,
      LocalTime closes,
      int perDay,
      int total,
      Duration gap,
      int concurrency,
      int chunks,
      Optional<LocalDate> first,
      Optional<Instant> startsAt,
      int escalatesAfter,
      boolean endsEscalated,
      List<Person> people) {}

  /** Something that somebody outside does. */
  sealed interface Act {
    Duration after();

    /** Sends STOP. */
    record Stop(Duration after, Person who) implements Act {}

    /** Pauses a campaign, and resumes it later. */
    record Pause(Duration after, String campaign, Duration length) implements Act {}

    /** Cancels a campaign. */
    record Cancel(Duration after, String campaign) implements Act {}

    /** Edits somebody's zone. */
    record Move(Duration after, Person who, String zone) implements Act {}

    /** The stream's shards split. */
    record Split(Duration after) implements Act {}
  }

  /** The scenario of a seed. */
  static Scenario of(Random random) {
    int count = 2 + random.nextInt(5);
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String zone = ZONES.get(random.nextInt(random.nextBoolean() ? 3 : ZONES.size()));
      people.add(new Person(Examples.number(i + 1).value(), zone));
    }
    List<Round> rounds = new ArrayList<>();
    for (int i = 0, many = 1 + random.nextInt(3); i < many; i++) {
      rounds.add(round(random, "c" + (i + 1), people));
    }
    Duration troubled = Duration.ofMinutes(20L + random.nextInt(26 * 60));
    List<Act> acts = new ArrayList<>();
    for (int i = 0, many = random.nextInt(7); i < many; i++) {
      acts.add(act(random, people, rounds, troubled));
    }
    return new Scenario(
        List.copyOf(people),
        List.copyOf(rounds),
        List.copyOf(acts),
        random.nextInt(3) == 0 ? Optional.of(1 + random.nextInt(3)) : Optional.empty(),
        troubled,
        1 + random.nextInt(2));
  }

  private static Round round(Random random, String id, List<Person> people) {
    List<Person> some = new ArrayList<>(people);
    Collections.shuffle(some, random);
    int total = 1 + random.nextInt(4);
    return new Round(
        id,
        Duration.ofMinutes(random.nextInt(3) == 0 ? random.nextInt(300) : 0),
        LocalTime.of(6 + random.nextInt(6), 15 * random.nextInt(4)),
        LocalTime.of(14 + random.nextInt(8), 15 * random.nextInt(4)),
        1 + random.nextInt(3),
        total,
        Duration.ofMinutes(1L + random.nextInt(180)),
        random.nextInt(3),
        1 + random.nextInt(3),
        random.nextInt(5) == 0 ? Optional.of(TOMORROW) : Optional.empty(),
        random.nextInt(5) == 0
            ? Optional.of(BEGIN.plus(Duration.ofMinutes(random.nextInt(600))))
            : Optional.empty(),
        random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0,
        random.nextBoolean(),
        List.copyOf(some.subList(0, 1 + random.nextInt(some.size()))));
  }

  private static Act act(
      Random random, List<Person> people, List<Round> rounds, Duration troubled) {
    Duration after = Duration.ofSeconds(random.nextInt((int) troubled.toSeconds()));
    Person who = people.get(random.nextInt(people.size()));
    String campaign = rounds.get(random.nextInt(rounds.size())).id();
    return switch (random.nextInt(8)) {
      case 0, 1 -> new Act.Stop(after, who);
      case 2 -> new Act.Pause(after, campaign, Duration.ofMinutes(1L + random.nextInt(200)));
      case 3, 4, 5 ->
          random.nextInt(6) == 0
              ? new Act.Cancel(after, campaign)
              : new Act.Pause(after, campaign, Duration.ofSeconds(1L + random.nextInt(150)));
      case 6 -> new Act.Split(after);
      default -> new Act.Move(after, who, ZONES.get(random.nextInt(ZONES.size())));
    };
  }
}
