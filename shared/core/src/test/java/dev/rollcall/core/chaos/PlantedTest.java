package dev.rollcall.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The oracle bites: every bug that is planted is found within so many seeds. */
@Execution(ExecutionMode.SAME_THREAD)
class PlantedTest {
  private static final int SEEDS_MAX = 3_000;
  private static final int STEP = 50;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void isFound(Planted bug) {
    for (long from = 1; from <= SEEDS_MAX; from += STEP) {
      var found =
          LongStream.range(from, from + STEP)
              .parallel()
              .mapToObj(seed -> found(seed, bug))
              .filter(text -> !text.isEmpty())
              .findFirst();
      if (found.isPresent()) {
        System.out.println(found.get());
        return;
      }
    }
    assertThat(bug).as("not found in %d seeds", SEEDS_MAX).isNull();
  }

  private static String found(long seed, Planted bug) {
    Run.Result result = Run.of(seed, bug, false);
    return result.faults().isEmpty()
        ? ""
        : String.format(Locale.ROOT, "| %s | %d | %s |", bug, seed, result.faults().getFirst());
  }
}
