package dev.rollcall.local.demo;

import dev.rollcall.core.carrier.simulated.Behaviour;
import dev.rollcall.core.contact.Address;

/**
 * How one contact of the demonstration must end.
 *
 * @param reason in the words of {@code contact.finished}
 * @param attempts that count
 */
public record Expected(String reason, int attempts) {
  /** What the number's magic digits and the STOP messages lead to. */
  static Expected of(String number, Scenario scenario) {
    if (number.equals(scenario.stopBefore())) {
      return new Expected("suppressed", 0);
    }
    if (number.equals(scenario.stopAfter())) {
      return new Expected("opted_out", 0);
    }
    return switch (Behaviour.of(new Address(number))) {
      case ANSWERS, TALKS_LONG, IMMEDIATE, REPORTED_TWICE, AMBIGUOUS, THROTTLED ->
          new Expected("completed", 1);
      case ANSWERS_SECOND, FAILS_ONCE -> new Expected("completed", 2);
      case VOICEMAIL, NO_ANSWER, BUSY, DECLINES, REFUSED, SILENT ->
          new Expected("exhausted", scenario.attemptsMax());
      case OPTS_OUT -> new Expected("opted_out", 1);
      case INVALID_NUMBER -> new Expected("invalid_number", 1);
    };
  }
}
