package dev.rollcall.core.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.eligibility.Eligibility.Eligible;
import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.eligibility.Eligibility.Waiting;
import dev.rollcall.core.jurisdiction.Packs;
import dev.rollcall.core.zone.IanaZones;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the gates to a naive oracle over random rules, packs, zones, histories and instants.
 *
 * <p>20,000 of them in each build; {@code ./mvnw -pl shared/core test -Dtest=RiddlesTest
 * -Drollcall.riddles=1000000} asks a million. {@code -Drollcall.riddle=SEED} asks one again.
 */
class RiddlesTest {
  private static final long RIDDLES = Long.getLong("rollcall.riddles", 20_000);
  private static final Optional<Long> ONE = Optional.ofNullable(Long.getLong("rollcall.riddle"));

  /** Of fewer, shares say little. */
  private static final long ENOUGH_FOR_SHARES = 10_000;

  private static final String ELIGIBLE = "eligible";
  private static final String BOTH_PLACES = "both places";
  private static final String FAR_AHEAD = "next is days ahead";

  /** So far the oracle looks, minute by minute; further if the answer is further ahead. */
  private static final Duration HORIZON = Duration.ofHours(60);

  private final Eligibilities eligibilities = new Eligibilities(IanaZones.shipped());

  @Test
  void mayBeReachedExactlyWhenTheOracleSaysSo() {
    Map<String, Long> seen = new ConcurrentSkipListMap<>();
    LongStream seeds = ONE.map(LongStream::of).orElse(LongStream.range(0, RIDDLES));

    seeds.parallel().forEach(seed -> ask(seed).forEach(kind -> seen.merge(kind, 1L, Long::sum)));

    System.out.printf("%,d riddles: %s%n", ONE.isPresent() ? 1 : RIDDLES, seen);
    if (ONE.isEmpty() && RIDDLES >= ENOUGH_FOR_SHARES) {
      sharesPerMille()
          .forEach(
              (kind, share) ->
                  assertThat(seen.getOrDefault(kind, 0L) * 1000 / RIDDLES)
                      .as("riddles of a thousand whose answer is, or is about, %s", kind)
                      .isGreaterThanOrEqualTo(share));
    }
  }

  /**
   * A generator that asks nothing any more must not pass: of a thousand riddles at least so many.
   */
  private static Map<String, Long> sharesPerMille() {
    Map<String, Long> shares = new TreeMap<>();
    Stream.of(Reason.values()).forEach(reason -> shares.put(reason.word(), 4L));
    Packs.SHIPPED.names().forEach(pack -> shares.put(pack, 20L));
    Packs.SHIPPED.names().forEach(pack -> shares.put(ELIGIBLE + " under " + pack, 2L));
    shares.put(ELIGIBLE, 80L);
    shares.put(BOTH_PLACES, 30L);
    shares.put(ELIGIBLE + " in " + BOTH_PLACES, 2L);
    shares.put(FAR_AHEAD, 50L);
    return shares;
  }

  @Test
  void theOracleKnowsEveryPack() {
    assertThat(Stream.of(NaiveLaw.values()).map(NaiveLaw::word))
        .containsExactlyInAnyOrderElementsOf(Packs.SHIPPED.names());
  }

  /** What kinds of question it was and what the answer was. */
  private List<String> ask(long seed) {
    Riddle riddle = Riddles.of(seed);
    NaiveOracle oracle = new NaiveOracle(riddle);
    Situation situation = riddle.situation();
    Instant now = riddle.now();
    Eligibility answer = eligibilities.at(situation, now);
    assertThat(answer instanceof Eligible)
        .as("seed %d: %s %s", seed, riddle, answer)
        .isEqualTo(oracle.mayCall(now));
    List<String> kinds = kinds(oracle, answer);
    // When a call ends that is live, here or elsewhere, is not for the gates to know.
    boolean othersDecide =
        riddle.busyUntil().isPresent()
            || riddle.tries().stream().anyMatch(one -> one.outcome().isEmpty());
    if (!othersDecide) {
      if (answer instanceof NotBefore later) {
        assertThat(later.at()).as("seed %d: the next look", seed).isAfter(now);
      }
      Optional<Instant> next = next(seed, riddle, oracle, eligibilities.next(situation, now));
      next.filter(now.plus(HORIZON)::isBefore).ifPresent(far -> kinds.add(FAR_AHEAD));
    }
    return kinds;
  }

  private static List<String> kinds(NaiveOracle oracle, Eligibility answer) {
    String outcome =
        switch (answer) {
          case Eligible yes -> ELIGIBLE;
          case NotBefore later -> later.reason().word();
          case Waiting waiting -> waiting.reason().word();
          case Never never -> never.reason().word();
        };
    boolean eligible = answer instanceof Eligible;
    List<String> kinds = new ArrayList<>(List.of(outcome));
    for (NaiveLaw law : oracle.laws()) {
      kinds.add(law.word());
      if (eligible) {
        kinds.add(ELIGIBLE + " under " + law.word());
      }
    }
    if (oracle.looksAtBothPlaces()) {
      kinds.add(BOTH_PLACES);
      if (eligible) {
        kinds.add(ELIGIBLE + " in " + BOTH_PLACES);
      }
    }
    return kinds;
  }

  /** The answer, which is the first minute that the oracle finds. */
  private static Optional<Instant> next(
      long seed, Riddle riddle, NaiveOracle oracle, Eligibility next) {
    Instant now = riddle.now();
    Optional<Instant> said =
        switch (next) {
          case Eligible yes -> Optional.of(now);
          case NotBefore later -> Optional.of(later.at());
          case Waiting waiting -> Optional.empty();
          case Never never -> Optional.empty();
        };
    Instant far = now.plus(HORIZON);
    Instant end = said.filter(at -> !at.isBefore(far)).map(at -> at.plusSeconds(60)).orElse(far);
    Optional<Instant> first =
        LongStream.range(0, ChronoUnit.MINUTES.between(now, end))
            .mapToObj(minute -> now.plus(Duration.ofMinutes(minute)))
            .filter(oracle::mayCall)
            .findFirst();
    assertThat(said).as("seed %d: first minute of %s", seed, riddle).isEqualTo(first);
    return said;
  }
}
