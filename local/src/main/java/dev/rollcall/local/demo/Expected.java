package dev.rollcall.local.demo;

import dev.rollcall.core.carrier.simulated.Behaviour;
import dev.rollcall.core.contact.Address;
import java.util.Set;

/**
 * How one contact of a campaign must end.
 *
 * @param reason in the words of {@code contact.finished}
 * @param attempts that count
 */
record Expected(String reason, int attempts) {
  private static final Set<String> REACHED = Set.of("completed", "sent");

  /** Nobody may be called who said stop before. */
  static final Expected SUPPRESSED = new Expected("suppressed", 0);

  /** Who says stop while waiting is never called. */
  static final Expected OPTED_OUT = new Expected("opted_out", 0);

  static final Expected SENT = new Expected("sent", 1);

  /** What a number's magic digits lead to if it may be called so often. */
  static Expected ofCalls(String number, int attemptsMax) {
    return switch (Behaviour.of(new Address(number))) {
      case ANSWERS, TALKS_LONG, IMMEDIATE, REPORTED_TWICE, AMBIGUOUS, THROTTLED ->
          new Expected("completed", 1);
      case ANSWERS_SECOND, FAILS_ONCE ->
          attemptsMax > 1 ? new Expected("completed", 2) : new Expected("exhausted", 1);
      case VOICEMAIL, NO_ANSWER, BUSY, DECLINES, REFUSED, SILENT ->
          new Expected("exhausted", attemptsMax);
      case OPTS_OUT -> new Expected("opted_out", 1);
      case INVALID_NUMBER -> new Expected("invalid_number", 1);
    };
  }

  boolean isReached() {
    return REACHED.contains(reason);
  }
}
