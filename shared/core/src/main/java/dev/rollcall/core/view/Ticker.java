package dev.rollcall.core.view;

/** Monotonic time: for ages and deadlines, never for dates. */
@FunctionalInterface
public interface Ticker {
  /** Nanoseconds since some fixed moment; only differences mean anything. */
  long nanos();

  /** The ticker of the running machine. */
  static Ticker system() {
    return System::nanoTime;
  }
}
