package dev.rollcall.benchmarks;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks and holds their ratios to what is claimed. */
public final class Main {
  private static final double FASTER_AT_LEAST = 10;

  /** An instant and the optional around it. */
  private static final double ANSWER_BYTES = 48;

  /** A plan, however many calendars are closed. */
  private static final double PLAN_BYTES = 1024;

  /** A calendar that is open, when it closes, and the key under which its agenda is read. */
  private static final double OPEN_BYTES = 100;

  private Main() {}

  private record Figures(double nanos, double bytes) {
    @SuppressWarnings("rawtypes") // as JMH has them
    static Figures of(RunResult result) {
      double bytes = Double.NaN;
      for (Map.Entry<String, Result> entry : result.getSecondaryResults().entrySet()) {
        if (entry.getKey().endsWith("gc.alloc.rate.norm")) {
          bytes = entry.getValue().getScore();
        }
      }
      return new Figures(result.getPrimaryResult().getScore(), bytes);
    }
  }

  /** Exits with 1 if a claim does not hold. */
  public static void main(String[] arguments) throws RunnerException {
    Map<String, Figures> figures = new TreeMap<>();
    var options =
        new OptionsBuilder()
            .include(OpeningsBenchmark.class.getSimpleName())
            .include(PlannerBenchmark.class.getSimpleName())
            .addProfiler(GCProfiler.class)
            .build();
    for (RunResult result : new Runner(options).run()) {
      String name = result.getParams().getBenchmark();
      figures.put(name.substring(name.lastIndexOf('.') + 1), Figures.of(result));
    }
    figures.forEach(
        (name, one) -> System.out.printf("%-20s %12.1f ns %8.1f B%n", name, one.nanos, one.bytes));
    compare(figures, "isOpen", "isOpenNaively");
    compare(figures, "opens", "opensDayByDay");
    boolean fast = compare(figures, "opens", "opensNaively") >= FASTER_AT_LEAST;
    compare(figures, "plan", "planDayByDay");
    compare(figures, "planAtNight", "planAtNightDayByDay");
    fast &= compare(figures, "plan", "planByMinute") >= FASTER_AT_LEAST;
    boolean openIsFrugal = allocates(figures, "isOpen", 0);
    boolean opensIsFrugal = allocates(figures, "opens", ANSWER_BYTES);
    boolean nightIsFrugal = allocates(figures, "planAtNight", PLAN_BYTES);
    boolean planIsFrugal =
        allocates(figures, "plan", PLAN_BYTES + PlannerBenchmark.CALENDARS * OPEN_BYTES / 2);
    System.exit(fast && openIsFrugal && opensIsFrugal && nightIsFrugal && planIsFrugal ? 0 : 1);
  }

  private static Figures of(Map<String, Figures> figures, String name) {
    return Objects.requireNonNull(figures.get(name), name);
  }

  private static double compare(Map<String, Figures> figures, String ours, String naive) {
    double ratio = of(figures, naive).nanos / of(figures, ours).nanos;
    System.out.printf("%s is %.1f times as fast as %s%n", ours, ratio, naive);
    return ratio;
  }

  private static boolean allocates(Map<String, Figures> figures, String ours, double atMost) {
    double bytes = of(figures, ours).bytes;
    System.out.printf("%s allocates %.1f B, at most %.0f are allowed%n", ours, bytes, atMost);
    return bytes < atMost + 1;
  }
}
