package dev.rollcall.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosTest {
  private static final int RUNS = Integer.getInteger("rollcall.chaos.runs", 2_000);
  private static final long FIRST = Long.getLong("rollcall.chaos.seed", 1);

  @Test
  void nobodyIsReachedTwiceAndNobodyIsLost() {
    for (long seed = FIRST; seed < FIRST + RUNS; seed++) {
      Run.Result result;
      try {
        result = Run.of(seed, Planted.NONE, RUNS == 1);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
      result.trace().forEach(System.out::println);
      assertThat(result.faults()).as("seed " + seed).isEqualTo(List.of());
    }
  }
}
