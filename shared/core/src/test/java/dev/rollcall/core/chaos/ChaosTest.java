package dev.rollcall.core.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Thousands of campaigns, each under a seed of its own, in which stores, queues, streams, carriers
 * and endpoints fail at any call.
 *
 * <p>{@code -Drollcall.chaos.runs=100000} runs more of them, {@code -Drollcall.chaos.seed=N} begins
 * at another one. A seed that fails is played again, and who did what when is written to {@code
 * target/chaos/}.
 */
class ChaosTest {
  private static final int RUNS = Integer.getInteger("rollcall.chaos.runs", 2_000);
  private static final long FIRST = Long.getLong("rollcall.chaos.seed", 1);

  @Test
  void nobodyIsReachedTwiceAndNobodyIsLost() {
    long began = System.nanoTime();
    Totals totals =
        LongStream.range(FIRST, FIRST + RUNS)
            .parallel()
            .mapToObj(ChaosTest::run)
            .collect(Totals::new, Totals::add, Totals::add);
    Duration took = Duration.ofNanos(System.nanoTime() - began);

    System.out.printf(Locale.ROOT, "%d runs from seed %d in %d s%n", RUNS, FIRST, took.toSeconds());
    totals.lines().forEach(System.out::println);
    totals.assertWorthIt(RUNS);
    CrashPoints.assertHit(totals, RUNS);
  }

  private static Run.Result run(long seed) {
    Run.Result result = Run.of(seed, Planted.NONE, false);
    if (!result.faults().isEmpty()) {
      throw new AssertionError(
          """
          seed %d: %s
          again: ./mvnw test -pl shared/core -Dtest=ChaosTest -Drollcall.chaos.runs=1 -Drollcall.chaos.seed=%d
          who did what when: %s\
          """
              .formatted(seed, result.faults(), seed, written(seed)));
    }
    return result;
  }

  /** The same run once more, written down. */
  private static Path written(long seed) {
    List<String> trace = Run.of(seed, Planted.NONE, true).trace();
    try {
      Path file = Path.of("target", "chaos", "seed-" + seed + ".txt").toAbsolutePath();
      Files.createDirectories(file.getParent());
      return Files.write(file, trace);
    } catch (IOException e) {
      throw new IllegalStateException("the trace was not written", e);
    }
  }
}
