package dev.rollcall.core.webhook;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What came of posting to an endpoint. */
public sealed interface Reply {
  /**
   * The endpoint answered.
   *
   * @param retryAfter how long it wants to be left alone, if it said so
   */
  record Answered(int status, Optional<Duration> retryAfter) implements Reply {}

  /** The endpoint did not answer. */
  record Unanswered(Fault fault) implements Reply {}

  /** Why there was no answer. */
  enum Fault {
    /** The URL, or an address that its name led to, is not one we post to. */
    NOT_ALLOWED,
    /** Its name led to no address. */
    UNKNOWN_HOST,
    /** No connection, or no secure one. */
    NO_CONNECTION,
    /** It took too long. */
    TIMEOUT,
    /** The connection broke before the answer. */
    BROKEN;

    /** The fault as logs show it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
