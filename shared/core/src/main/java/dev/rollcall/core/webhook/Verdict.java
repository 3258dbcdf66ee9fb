package dev.rollcall.core.webhook;

import java.time.Duration;
import java.util.Optional;

/** What a reply means for the notice and for its endpoint. */
sealed interface Verdict {
  /** The longest pause that an endpoint can ask for. */
  Duration PAUSE_MAX = Duration.ofDays(1);

  /** The endpoint has it. */
  record Delivered() implements Verdict {}

  /** This notice was not taken; others may be. */
  record Retry() implements Verdict {}

  /**
   * No notice is taken for a while.
   *
   * @param asked for how long, if the endpoint said so
   */
  record Slow(Optional<Duration> asked) implements Verdict {}

  /** The endpoint wants no more of them. */
  record Gone() implements Verdict {}

  /** The meaning of a reply. */
  static Verdict of(Reply reply) {
    return switch (reply) {
      case Reply.Answered answered -> of(answered);
      case Reply.Unanswered unanswered ->
          switch (unanswered.fault()) {
            // Each of these costs us seconds: without a pause, one dead host would hold up all.
            case NO_CONNECTION, TIMEOUT -> new Slow(Optional.empty());
            case NOT_ALLOWED, UNKNOWN_HOST, BROKEN -> new Retry();
          };
    };
  }

  private static Verdict of(Reply.Answered answered) {
    int status = answered.status();
    if (status >= 200 && status < 300) {
      return new Delivered();
    }
    return switch (status) {
      case 410 -> new Gone();
      case 429, 502, 503, 504 ->
          new Slow(
              answered
                  .retryAfter()
                  .map(asked -> asked.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : asked));
      default -> new Retry();
    };
  }
}
