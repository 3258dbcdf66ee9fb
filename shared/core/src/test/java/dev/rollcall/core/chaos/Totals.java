package dev.rollcall.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What many runs came to together. */
final class Totals {
  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private final Map<String, long[]> points = new TreeMap<>();
  private long calls;
  private long requests;
  private long placed;
  private long ambiguous;
  private long unknown;
  private long optOuts;
  private long halts;
  private long moves;
  private long webhooks;
  private long aside;

  void add(Run.Result run) {
    calls += run.accidents().calls();
    requests += run.ledger().arrivals.size();
    placed += run.ledger().placed().size();
    ambiguous += run.ledger().ambiguous.size();
    unknown += run.unknown();
    optOuts += run.ledger().optOuts.size();
    halts += run.ledger().halts.size();
    moves += run.ledger().moves.size();
    webhooks += run.ledger().heard.size();
    aside += run.aside();
    run.accidents()
        .happened()
        .forEach((fault, many) -> faults.merge(fault, (long) many, Long::sum));
    run.accidents()
        .points()
        .forEach(
            (name, point) ->
                points.merge(
                    name,
                    new long[] {point.calls, point.diedBefore, point.diedAfter},
                    Totals::sum));
  }

  void add(Totals other) {
    calls += other.calls;
    requests += other.requests;
    placed += other.placed;
    ambiguous += other.ambiguous;
    unknown += other.unknown;
    optOuts += other.optOuts;
    halts += other.halts;
    moves += other.moves;
    webhooks += other.webhooks;
    aside += other.aside;
    other.faults.forEach((fault, many) -> faults.merge(fault, many, Long::sum));
    other.points.forEach((name, counts) -> points.merge(name, counts, Totals::sum));
  }

  private static long[] sum(long[] a, long[] b) {
    return new long[] {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
  }

  /** How often a call was made, died before and died after, by function and call. */
  Map<String, long[]> points() {
    return points;
  }

  /** For a reader. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d calls of ports; %,d requests at carriers, %,d of them placed, %,d ambiguous;"
                + " %,d outcomes unknown, each explained",
            calls,
            requests,
            placed,
            ambiguous,
            unknown));
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d opt-outs, %,d pauses and cancels, %,d zones edited; %,d webhooks posted, %,d"
                + " messages aside after too many tries",
            optOuts,
            halts,
            moves,
            webhooks,
            aside));
    lines.add(
        faults.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%s %,d", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", ")));
    return lines;
  }

  /** Enough must have happened, or a green run would say nothing. */
  void assertWorthIt(int runs) {
    if (runs < 100) {
      return;
    }
    assertThat(faults.keySet()).as("kinds of faults").containsExactly(Fault.values());
    assertThat(placed).as("requests placed").isGreaterThan(3L * runs);
    assertThat(ambiguous).as("ambiguous answers").isGreaterThan(runs / 10);
    assertThat(unknown).as("unknown outcomes").isGreaterThan(runs / 10);
    assertThat(optOuts).as("opt-outs").isGreaterThan(runs / 10);
    assertThat(halts).as("pauses and cancels").isGreaterThan(runs / 10);
    assertThat(moves).as("edits of zones").isGreaterThan(runs / 20);
  }
}
