package dev.rollcall.core.carrier.simulated;

import dev.rollcall.core.contact.Address;

/**
 * What the person, or the carrier, at the other end does. The last digits of a number decide, as
 * the magic numbers of a payment sandbox do; every other address answers.
 */
public enum Behaviour {
  /** Ends in 0–3: answers and talks. */
  ANSWERS,
  /** Ends in 4: the mailbox answers. */
  VOICEMAIL,
  /** Ends in 5: nobody answers. */
  NO_ANSWER,
  /** Ends in 6: is talking to somebody else. */
  BUSY,
  /** Ends in 7: does not answer the first time, and answers the second. */
  ANSWERS_SECOND,
  /** Ends in 8: the network fails the first time; the second call is answered. */
  FAILS_ONCE,
  /** Ends in 09: answers and says stop. */
  OPTS_OUT,
  /** Ends in 19: the number does not exist. */
  INVALID_NUMBER,
  /** Ends in 29: the carrier refuses the order. */
  REFUSED,
  /** Ends in 39: the carrier is too busy for every first order, and takes the second. */
  THROTTLED,
  /** Ends in 49: the call is placed, but the carrier's answer and its callback are lost. */
  AMBIGUOUS,
  /** Ends in 59: the carrier takes the order and is never heard of again. */
  SILENT,
  /** Ends in 69: declines the call. */
  DECLINES,
  /** Ends in 79: the outcome comes with the answer, without a callback. */
  IMMEDIATE,
  /** Ends in 89: the carrier reports the outcome twice. */
  REPORTED_TWICE,
  /** Ends in 99: answers and talks for eight minutes. */
  TALKS_LONG;

  /** The behaviour at an address. */
  public static Behaviour of(Address address) {
    if (!address.isPhone()) {
      return ANSWERS;
    }
    String digits = address.value();
    int last = digits.charAt(digits.length() - 1) - '0';
    int tens = digits.charAt(digits.length() - 2) - '0';
    return switch (last) {
      case 0, 1, 2, 3 -> ANSWERS;
      case 4 -> VOICEMAIL;
      case 5 -> NO_ANSWER;
      case 6 -> BUSY;
      case 7 -> ANSWERS_SECOND;
      case 8 -> FAILS_ONCE;
      default -> special(tens);
    };
  }

  private static Behaviour special(int tens) {
    return switch (tens) {
      case 0 -> OPTS_OUT;
      case 1 -> INVALID_NUMBER;
      case 2 -> REFUSED;
      case 3 -> THROTTLED;
      case 4 -> AMBIGUOUS;
      case 5 -> SILENT;
      case 6 -> DECLINES;
      case 7 -> IMMEDIATE;
      case 8 -> REPORTED_TWICE;
      default -> TALKS_LONG;
    };
  }
}
