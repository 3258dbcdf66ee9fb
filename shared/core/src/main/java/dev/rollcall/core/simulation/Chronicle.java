package dev.rollcall.core.simulation;

import dev.rollcall.core.eligibility.Reason;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.simulation.Forecast.Hour;
import dev.rollcall.core.simulation.Forecast.Unreached;
import dev.rollcall.core.time.Zones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes down what happens in a simulation, hour by hour. */
final class Chronicle {
  private static final double HOUR_SECONDS = 3600;

  private final Scenario scenario;
  private final Zones zones;
  private final String zone;
  private final HourClock clock;
  private final Map<String, HourClock> clocks = new HashMap<>();
  private final Map<LocalDateTime, Row> hours = new TreeMap<>();
  private final Map<LocalDateTime, Long> localHours = new TreeMap<>();
  private final Map<Disposition, Long> attemptsAs = new EnumMap<>(Disposition.class);
  private final Map<Fate, Long> fates = new HashMap<>();
  private final Load load;
  private long attempts;
  private long reached;
  private Optional<Instant> lastEnd = Optional.empty();

  private record Fate(Disposition as, Optional<Reason> reason, Optional<Disposition> lastAttempt) {}

  private static final class Row {
    private long attempts;
    private long reached;
    private long ended;
    private double liveSeconds;
    private int livePeak;
  }

  Chronicle(Scenario scenario, Zones zones) {
    this.scenario = scenario;
    this.zones = zones;
    this.zone = scenario.view().tenant().policy().defaultZone();
    this.clock = new HourClock(zones, zone);
    this.load = new Load(scenario.view().campaign().concurrency());
  }

  void passed(Instant from, Instant until, int live) {
    load.passed(from, until, live);
    for (Instant at = from; live > 0 && at.isBefore(until); ) {
      Row row = row(at);
      Instant next = clock.until().isBefore(until) ? clock.until() : until;
      row.liveSeconds += live * (Duration.between(at, next).toMillis() / 1000.0);
      row.livePeak = Math.max(row.livePeak, live);
      at = next;
    }
  }

  /**
   * An attempt began.
   *
   * @param where zone of the contact's clocks
   * @param live attempts with this one
   */
  void started(String where, Instant now, int live) {
    attempts++;
    row(now).attempts++;
    load.reached(live);
    LocalDateTime local =
        clocks.computeIfAbsent(where, there -> new HourClock(zones, there)).at(now);
    localHours.merge(local, 1L, Long::sum);
  }

  void concluded(Disposition disposition) {
    attemptsAs.merge(disposition, 1L, Long::sum);
  }

  void ended(
      Instant now,
      Disposition as,
      Optional<Reason> reason,
      Optional<Disposition> lastAttempt,
      int people) {
    lastEnd = Optional.of(now);
    row(now).ended += people;
    if (as.isReached()) {
      reached += people;
      row(now).reached += people;
    } else {
      fates.merge(new Fate(as, reason, lastAttempt), (long) people, Long::sum);
    }
  }

  private Row row(Instant now) {
    return hours.computeIfAbsent(clock.at(now), hour -> new Row());
  }

  /**
   * All of it.
   *
   * @param waiting who did not end, by what they wait for
   */
  Forecast forecast(Map<Reason, Long> waiting, Usage usage) {
    return new Forecast(
        scenario.from(),
        waiting.isEmpty() ? lastEnd : Optional.empty(),
        zone,
        scenario.contacts(),
        reached,
        attempts,
        attemptsAs,
        unreached(),
        waiting,
        hours.entrySet().stream().map(hour -> shown(hour.getKey(), hour.getValue())).toList(),
        localHours,
        load.concurrency(),
        usage);
  }

  private List<Unreached> unreached() {
    return fates.entrySet().stream()
        .map(
            fate ->
                new Unreached(
                    fate.getKey().as(),
                    fate.getKey().reason(),
                    fate.getKey().lastAttempt(),
                    fate.getValue()))
        .sorted(
            Comparator.comparingLong(Unreached::contacts)
                .reversed()
                .thenComparing(Unreached::as)
                .thenComparing(one -> one.reason().map(Enum::name).orElse(""))
                .thenComparing(one -> one.lastAttempt().map(Enum::name).orElse("")))
        .toList();
  }

  private static Hour shown(LocalDateTime at, Row row) {
    return new Hour(
        at, row.attempts, row.reached, row.ended, row.liveSeconds / HOUR_SECONDS, row.livePeak);
  }
}
