package dev.rollcall.core.view;

/** Time that never goes back: for ages and deadlines, never for dates. */
@FunctionalInterface
public interface Ticker {
  /** Nanoseconds since some fixed moment; only differences mean anything. */
  long nanos();

  /** The ticker of the running machine, whether it stands still at times or not. */
  static Ticker system() {
    return new WakefulTicker(System::nanoTime, System::currentTimeMillis);
  }
}
