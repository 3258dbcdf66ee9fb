package dev.rollcall.local.lambda;

import java.time.Duration;

/** How often a function was invoked, how often that failed, and how long it took in all. */
public record InvocationCount(long invocations, long errors, Duration duration) {
  static final InvocationCount NONE = new InvocationCount(0, 0, Duration.ZERO);

  InvocationCount plus(boolean failed, Duration took) {
    return new InvocationCount(invocations + 1, errors + (failed ? 1 : 0), duration.plus(took));
  }
}
