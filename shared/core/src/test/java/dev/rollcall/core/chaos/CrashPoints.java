package dev.rollcall.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of ARCHITECTURE.md that says what is left wherever a process may die. */
final class CrashPoints {
  private static final Path PAGE = Path.of("..", "..", "ARCHITECTURE.md");
  private static final Pattern ROW =
      Pattern.compile("\\| ([a-z, -]+) \\| ((?:`[a-zA-Z.]+`(?:, )?)+) \\| .+ \\| .+ \\|");

  /** What changes nothing. */
  private static final Set<String> READS =
      Set.of(
          "find",
          "glance",
          "glanceAll",
          "head",
          "due",
          "page",
          "list",
          "locate",
          "lookup",
          "ofAddress",
          "inUse",
          "pausedUntil",
          "pauseSeen",
          "state");

  /** From so many runs on, every point must have been died at, before and after. */
  private static final int RUNS_FOR_ALL = 50_000;

  /** In fewer runs so few of them may be spared. */
  private static final int SPARED_MAX = 8;

  private CrashPoints() {}

  /** Holds the table to what was seen, and what was seen to the table. */
  static void assertHit(Totals totals, int runs) {
    if (runs < 1_000) {
      return;
    }
    Set<String> seen =
        totals.points().keySet().stream()
            .filter(point -> !READS.contains(point.substring(point.lastIndexOf('.') + 1)))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> table = table();
    assertThat(table).as("calls that change something").containsAll(seen);
    List<String> spared = table.stream().filter(point -> isSpared(totals.points(), point)).toList();
    assertThat(spared)
        .as("calls at which nobody died before, or nobody after")
        .hasSizeLessThanOrEqualTo(runs < RUNS_FOR_ALL ? SPARED_MAX : 0);
  }

  private static boolean isSpared(Map<String, long[]> points, String point) {
    long[] counts = points.getOrDefault(point, new long[3]);
    return counts[1] == 0 || counts[2] == 0;
  }

  private static Set<String> table() {
    try (Stream<String> lines = Files.lines(PAGE)) {
      return lines
          .map(ROW::matcher)
          .filter(row -> row.matches())
          .flatMap(
              row ->
                  Stream.of(row.group(1).split(", "))
                      .flatMap(
                          function ->
                              Stream.of(row.group(2).split(", "))
                                  .map(call -> function + " " + call.replace("`", ""))))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new IllegalStateException("no " + PAGE, e);
    }
  }
}
