package dev.rollcall.core.carrier;

import dev.rollcall.core.recipient.Outcome;
import java.time.Duration;
import java.util.Optional;

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
   * Not now; nothing was placed. It says so of the account and not of the person, so all of the
   * tenant's campaigns on this channel leave the carrier alone.
   *
   * @param retryAfter for how long, over 0
   */
  record Throttled(Duration retryAfter) implements CarrierAnswer {}

  /** The carrier will not place this one. */
  record Refused(String detail) implements CarrierAnswer {}

  /**
   * Nobody knows whether it was placed: it must never be asked again under the same id.
   *
   * @param retryAfter how long the carrier wants to be left alone with others, if it said so
   */
  record Ambiguous(String detail, Optional<Duration> retryAfter) implements CarrierAnswer {
    /** An answer that asks for no pause. */
    public Ambiguous(String detail) {
      this(detail, Optional.empty());
    }
  }
}
