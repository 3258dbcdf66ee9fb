package dev.rollcall.core.simulation;

import dev.rollcall.core.time.Zones;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Plays a campaign through under a virtual clock, with the gates, the conclusions, the buckets and
 * the order of the engine itself. It goes from one thing that happens to the next, and looks at
 * nobody in between; the same scenario always goes the same way.
 */
public final class Simulate {
  private final Zones zones;

  /** Simulations by these zone rules. */
  public Simulate(Zones zones) {
    this.zones = zones;
  }

  /** How a scenario goes, however long that takes to say. */
  public Forecast run(Scenario scenario) {
    return run(scenario, Long.MAX_VALUE, trial -> {}).orElseThrow();
  }

  /**
   * How a scenario goes.
   *
   * @param stepsMax looks at people and outcomes of attempts, 1 or more: what it costs to say
   * @param log hears of every attempt as it begins
   * @return empty if that many steps are not enough
   */
  public Optional<Forecast> run(Scenario scenario, long stepsMax, Consumer<Trial> log) {
    return new Rehearsal(scenario, zones, log, stepsMax).run();
  }
}
