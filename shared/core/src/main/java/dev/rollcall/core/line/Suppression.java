package dev.rollcall.core.line;

import dev.rollcall.core.channel.Channel;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Why an address must not be reached.
 *
 * @param kind who wanted it so
 * @param channel the only channel concerned; absent, all are
 * @param at since when
 * @param source what brought it: an inbound message, a call's outcome, an upload
 * @param by the user who entered it; absent where nobody did
 * @param reason that user's own words
 */
public record Suppression(
    Kind kind,
    Optional<Channel> channel,
    Instant at,
    String source,
    Optional<String> by,
    Optional<String> reason) {
  /** Who wanted it so. */
  public enum Kind {
    /** The person said stop; no rule can overrule that. */
    OPT_OUT,
    /** The number is on the tenant's do-not-call list; rules may choose not to check it. */
    DO_NOT_CALL;

    /** The word that {@code /v1} and stored rows use. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of a word.
     *
     * @throws IllegalArgumentException if none is called so
     */
    public static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** A suppression that the engine itself heard of. */
  public Suppression(Kind kind, Optional<Channel> channel, Instant at, String source) {
    this(kind, channel, at, source, Optional.empty(), Optional.empty());
  }

  /** This suppression as one that holds since another instant. */
  public Suppression since(Instant instant) {
    return new Suppression(kind, channel, instant, source, by, reason);
  }

  /** Whether this holds on a channel. */
  public boolean covers(Channel asked) {
    return channel.isEmpty() || channel.get() == asked;
  }

  /** One entry per kind and channel: writing it again replaces the entry. */
  public String slot() {
    return kind.word() + "." + channel.map(Channel::word).orElse("all");
  }
}
