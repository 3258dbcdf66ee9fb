package dev.rollcall.core.request;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * What everything that a request makes follows from. A request that is gone on with after a crash
 * has the ticket that it had before, and so makes the same things again instead of others.
 *
 * @param seed random, nobody can guess it: 32 hexadecimal digits
 * @param acceptedAt when the request first came in, in whole milliseconds, as stored times are
 */
public record Ticket(String seed, Instant acceptedAt) {
  private static final int SEED_BYTES = 16;

  /** Drops what is finer than milliseconds. */
  public Ticket {
    acceptedAt = acceptedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * The ticket of a request that has not been seen before.
   *
   * @param random cryptographically strong, outside tests
   */
  public static Ticket draw(RandomGenerator random, Instant now) {
    byte[] drawn = new byte[SEED_BYTES];
    random.nextBytes(drawn);
    return new Ticket(HexFormat.of().formatHex(drawn), now);
  }
}
