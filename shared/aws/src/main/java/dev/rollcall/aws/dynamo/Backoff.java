package dev.rollcall.aws.dynamo;

import dev.rollcall.core.view.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Tries again what was lost only because others were at the same items. Pauses grow, and are drawn
 * at random so that writers who met once do not meet again.
 *
 * @param random how long a pause lasts
 * @param pause waits
 * @param ticker how long it has been tried
 */
record Backoff(RandomGenerator random, Pause pause, Ticker ticker) {
  /** A burst of hundreds is over sooner, and a request has 29 s. */
  static final Duration LIMIT = Duration.ofSeconds(15);

  private static final Duration FIRST = Duration.ofMillis(10);
  private static final int DOUBLINGS_MAX = 7;

  /** Waiting. */
  interface Pause {
    /** Lasts so long. */
    void last(Duration time) throws InterruptedException;
  }

  /** Waiting in real time. */
  static Backoff system() {
    return new Backoff(new Random(), Thread::sleep, Ticker.system());
  }

  /**
   * Tries until something comes of it.
   *
   * @param work empty if it has to be tried again
   * @param what it is, for the message
   * @throws IllegalStateException if nothing came of it within {@link #LIMIT}
   */
  <T> T retry(String what, Supplier<Optional<T>> work) {
    long start = ticker.nanos();
    for (int tries = 0; ; tries++) {
      Optional<T> done = work.get();
      if (done.isPresent()) {
        return done.get();
      }
      if (ticker.nanos() - start > LIMIT.toNanos()) {
        throw new IllegalStateException(what + " never won against others in " + LIMIT);
      }
      await(tries);
    }
  }

  private void await(int tries) {
    long longest = FIRST.toNanos() << Math.min(tries, DOUBLINGS_MAX);
    try {
      pause.last(Duration.ofNanos(random.nextLong(longest)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted between two tries", e);
    }
  }
}
