package dev.rollcall.core.manage;

import java.time.Duration;

/** Time as workers elsewhere experience it, whatever the engine's clock says. */
@FunctionalInterface
public interface RealTime {
  /** Returns when so much of it has passed. */
  void pass(Duration duration);

  /** The time of the running machine. */
  static RealTime system() {
    return duration -> {
      try {
        Thread.sleep(duration);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted before the time had passed", e);
      }
    };
  }
}
