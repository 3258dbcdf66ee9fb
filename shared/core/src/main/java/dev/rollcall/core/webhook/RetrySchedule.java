package dev.rollcall.core.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * When a notice is tried again: soon at first, while it is on the queue; then at growing distances,
 * for close to three days.
 */
final class RetrySchedule {
  /** The longest that a notice waits on the queue; what must wait longer is parked. */
  static final Duration QUICK_MAX = Duration.ofMinutes(15);

  private static final List<Duration> QUICK =
      List.of(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(10));

  private static final List<Duration> LATER =
      List.of(
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(8),
          Duration.ofHours(12),
          Duration.ofHours(16),
          Duration.ofHours(21));

  /** How long a last try may stay unheard of before it is repeated. */
  private static final Duration UNHEARD_MAX = Duration.ofHours(1);

  private static final double JITTER = 0.1;
  private static final Duration PAUSE_FIRST = Duration.ofMinutes(1);
  private static final Duration PAUSE_LONGEST = Duration.ofMinutes(15);
  private static final Duration SPREAD_MAX = Duration.ofMinutes(10);

  private RetrySchedule() {}

  /** The wait after the n-th try on the queue, n from 1; empty if that was the last one there. */
  static Optional<Duration> quick(String eventId, int tries) {
    return tries > QUICK.size()
        ? Optional.empty()
        : Optional.of(jittered(QUICK.get(tries - 1), eventId, tries));
  }

  /** The wait until a parked notice is brought back from a round for the next. */
  static Duration later(String eventId, int round) {
    return round < LATER.size()
        ? jittered(LATER.get(round), eventId, QUICK.size() + round)
        : UNHEARD_MAX;
  }

  /** Whether an endpoint that refuses a notice in this round is asked no more. */
  static boolean isLast(int round) {
    return round >= LATER.size();
  }

  /** Whether this round is past the one that replaces a last try of which nothing was heard. */
  static boolean isOver(int round) {
    return round > LATER.size() + 1;
  }

  /** The pause of an endpoint that asked for none: twice the last one, if that is hardly over. */
  static Duration pause(EndpointState state, Instant now) {
    if (state instanceof EndpointState.Slowed slowed
        && now.isBefore(slowed.until().plus(slowed.pause().multipliedBy(2)))) {
      Duration twice = slowed.pause().multipliedBy(2);
      return longer(PAUSE_FIRST, shorter(twice, PAUSE_LONGEST));
    }
    return PAUSE_FIRST;
  }

  /** A wait until a pause is over, a little more for each notice, so that not all come at once. */
  static Duration afterPause(Duration pause, String eventId, int round) {
    return pause.plus(times(shorter(pause, SPREAD_MAX), chance(eventId, round)));
  }

  private static Duration jittered(Duration wait, String eventId, int step) {
    return wait.plus(times(wait, JITTER * chance(eventId, step)));
  }

  private static Duration times(Duration wait, double factor) {
    return Duration.ofMillis(Math.round(wait.toMillis() * factor));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** The same for the same notice and step: a schedule can be told from the id alone. */
  private static double chance(String eventId, int step) {
    return new SplittableRandom(((long) eventId.hashCode() << Integer.SIZE) + step).nextDouble();
  }
}
