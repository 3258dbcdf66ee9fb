package dev.rollcall.core.carrier;

import dev.rollcall.core.recipient.Outcome;
import java.time.Duration;

/** What a carrier said to an order. */
public sealed interface CarrierAnswer {
  /** It is over. */
  record Completed(Outcome outcome) implements CarrierAnswer {}

  /**
   * It goes on; the outcome follows by callback.
   *
   * @param carrierId the carrier's own name for it
   */
  record InProgress(String carrierId) implements CarrierAnswer {}

  /**
   * Not now; nothing was placed.
   *
   * @param retryAfter how long to leave the carrier alone
   */
  record Throttled(Duration retryAfter) implements CarrierAnswer {}

  /** The carrier will not place this one. */
  record Refused(String detail) implements CarrierAnswer {}

  /** Nobody knows whether it was placed: it must never be asked again under the same id. */
  record Ambiguous(String detail) implements CarrierAnswer {}
}
