package dev.rollcall.core.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a notice.
 *
 * @param reply what the endpoint said, if it was asked
 */
public record Delivery(Fate fate, Optional<Reply> reply) {
  /** Where the notice is now. */
  public sealed interface Fate {
    /** At its endpoint. */
    record Delivered() implements Fate {}

    /** Still on the queue, to be tried again. */
    record TryAgain(Duration delay) implements Fate {}

    /** Among the deliveries, to be brought back. */
    record Parked(Instant due) implements Fate {}

    /** Nowhere it would be tried from. */
    record Dropped(Reason reason) implements Fate {}
  }

  /** Why a notice is tried no more. */
  public enum Reason {
    /** Its endpoint is no longer configured. */
    NO_ENDPOINT,
    /** The endpoint's secret cannot sign. */
    NO_SECRET,
    /** The endpoint said that it is gone. */
    DISABLED,
    /** All its tries are used up. */
    GIVEN_UP,
    /** It was delivered meanwhile, or a later round of it is on its way. */
    SUPERSEDED;

    /** The reason as logs and records show it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
