package dev.rollcall.core.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.eligibility.Eligibility.Eligible;
import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.zone.IanaZones;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Holds the gates to a naive oracle over random rules, zones, histories and instants.
 *
 * <p>20,000 of them in each build; {@code ./mvnw -pl shared/core test -Dtest=RiddlesTest
 * -Drollcall.riddles=1000000} asks a million. {@code -Drollcall.riddle=SEED} asks one again.
 */
class RiddlesTest {
  private static final long RIDDLES = Long.getLong("rollcall.riddles", 20_000);
  private static final Optional<Long> ONE = Optional.ofNullable(Long.getLong("rollcall.riddle"));

  /** So far the oracle looks, minute by minute. */
  private static final Duration HORIZON = Duration.ofHours(60);

  private final Eligibilities eligibilities = new Eligibilities(IanaZones.shipped());

  @Test
  void mayBeReachedExactlyWhenTheOracleSaysSo() {
    Map<String, Long> seen = new ConcurrentHashMap<>();
    LongStream seeds = ONE.map(LongStream::of).orElse(LongStream.range(0, RIDDLES));

    seeds.parallel().forEach(seed -> seen.merge(ask(seed), 1L, Long::sum));

    System.out.printf("%,d riddles: %s%n", seen.values().stream().mapToLong(n -> n).sum(), seen);
    if (ONE.isEmpty()) {
      assertThat(seen.keySet())
          .as("every kind of answer was asked for")
          .contains("eligible", "not_before", "never", "waiting");
    }
  }

  private String ask(long seed) {
    Riddle riddle = Riddles.of(seed);
    NaiveOracle oracle = new NaiveOracle(riddle);
    Situation situation = riddle.situation();
    Instant now = riddle.now();
    Eligibility answer = eligibilities.at(situation, now);
    assertThat(answer instanceof Eligible)
        .as("seed %d: %s %s", seed, riddle, answer)
        .isEqualTo(oracle.mayCall(now));
    // When a call ends that is live, here or elsewhere, is not for the gates to know.
    boolean othersDecide =
        riddle.busyUntil().isPresent()
            || riddle.tries().stream().anyMatch(one -> one.outcome().isEmpty());
    if (!othersDecide) {
      if (answer instanceof NotBefore later) {
        assertThat(later.at()).as("seed %d: the next look", seed).isAfter(now);
      }
      next(seed, riddle, oracle, eligibilities.next(situation, now));
    }
    return switch (answer) {
      case Eligible yes -> "eligible";
      case NotBefore later -> "not_before";
      case Eligibility.Waiting waiting -> "waiting";
      case Eligibility.Never never -> "never";
    };
  }

  private static void next(long seed, Riddle riddle, NaiveOracle oracle, Eligibility next) {
    Instant now = riddle.now();
    Instant end = now.plus(HORIZON);
    Optional<Instant> first =
        LongStream.range(0, ChronoUnit.MINUTES.between(now, end))
            .mapToObj(minute -> now.plus(Duration.ofMinutes(minute)))
            .filter(oracle::mayCall)
            .findFirst();
    Optional<Instant> said =
        switch (next) {
          case Eligible yes -> Optional.of(now);
          case NotBefore later -> Optional.of(later.at()).filter(at -> at.isBefore(end));
          case Eligibility.Waiting waiting -> Optional.empty();
          case Eligibility.Never never -> Optional.empty();
        };
    assertThat(said).as("seed %d: first minute of %s", seed, riddle).isEqualTo(first);
  }
}
