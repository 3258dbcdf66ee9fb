package dev.rollcall.core.simulation;

import dev.rollcall.core.simulation.Forecast.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Measures how many attempts are live at once. */
final class Load {
  private final int cap;
  private double attemptSeconds;
  private double liveSeconds;
  private double atCapSeconds;
  private int peak;

  /**
   * @param cap the most that may be; 0 if there is none
   */
  Load(int cap) {
    this.cap = cap;
  }

  void passed(Instant from, Instant until, int live) {
    if (live > 0) {
      double seconds = Duration.between(from, until).toMillis() / 1000.0;
      attemptSeconds += live * seconds;
      liveSeconds += seconds;
      atCapSeconds += live == cap ? seconds : 0;
    }
  }

  void reached(int live) {
    peak = Math.max(peak, live);
  }

  Concurrency concurrency() {
    Optional<Integer> most = Optional.of(cap).filter(c -> c > 0);
    return new Concurrency(
        most,
        liveSeconds == 0 ? 0 : attemptSeconds / liveSeconds,
        peak,
        Math.round(liveSeconds),
        most.map(c -> liveSeconds == 0 ? 0 : atCapSeconds / liveSeconds));
  }
}
