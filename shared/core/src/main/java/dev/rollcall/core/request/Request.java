package dev.rollcall.core.request;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a request that has a key.
 *
 * @param key its name
 * @param digest of all that it asks for: the same only if it asks for the same
 * @param ticket what everything that it makes follows from; stored before anything is made
 * @param holder who works on it, random
 * @param leaseUntil when whoever works on it must be taken for dead; once there is a reply, and
 *     after a failure, this has passed
 * @param reply what was answered
 * @param expiresAt when it is forgotten
 * @param version grows with every write
 */
public record Request(
    RequestKey key,
    String digest,
    Ticket ticket,
    String holder,
    Instant leaseUntil,
    Optional<Reply> reply,
    Instant expiresAt,
    long version) {
  /** How long a request is known. */
  public static final Duration KEPT_FOR = Duration.ofHours(24);

  /** Longer than any function behind the API may run: 29 s. */
  public static final Duration LEASE = Duration.ofSeconds(35);

  /** A request that has not been seen before. */
  public static Request begun(
      RequestKey key, String digest, Ticket ticket, String holder, Instant now) {
    return new Request(
        key, digest, ticket, holder, now.plus(LEASE), Optional.empty(), now.plus(KEPT_FOR), 1);
  }

  /** Whether it is to be forgotten; the store may take its time to do so. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** Whether somebody still works on it. */
  public boolean isRunning(Instant now) {
    return reply.isEmpty() && now.isBefore(leaseUntil);
  }

  /** This one forgotten, and another under the same key. */
  Request replacedBy(Request other) {
    return new Request(
        other.key,
        other.digest,
        other.ticket,
        other.holder,
        other.leaseUntil,
        other.reply,
        other.expiresAt,
        version + 1);
  }

  /** This one in other hands, which go on with it under the same ticket. */
  Request takenBy(String other, Instant now) {
    return with(other, now.plus(LEASE), Optional.empty());
  }

  /** This one after it was answered. */
  Request answered(Reply answer, Instant now) {
    return with(holder, now, Optional.of(answer));
  }

  /** This one after it failed: whoever sends it again goes on at once. */
  Request released(Instant now) {
    return with(holder, now, Optional.empty());
  }

  private Request with(String newHolder, Instant newLease, Optional<Reply> newReply) {
    return new Request(key, digest, ticket, newHolder, newLease, newReply, expiresAt, version + 1);
  }
}
