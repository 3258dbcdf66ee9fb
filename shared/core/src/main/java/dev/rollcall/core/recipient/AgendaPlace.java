package dev.rollcall.core.recipient;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where a recipient stands on its campaign's agenda.
 *
 * @param calendarId what decides when it may be reached
 * @param shard 0 to the campaign's shards − 1
 * @param lookAt the next instant at which somebody must look at it
 */
public record AgendaPlace(String calendarId, int shard, Instant lookAt) {
  /** The last minute that sorts right in every written form. */
  private static final Instant LAST_MINUTE = Instant.parse("9999-12-31T23:59:00Z");

  /** The minute from which on it is due: rounded up, so that nobody is looked at too early. */
  public Instant due() {
    if (!lookAt.isBefore(LAST_MINUTE)) {
      return LAST_MINUTE;
    }
    Instant minute = lookAt.truncatedTo(ChronoUnit.MINUTES);
    return minute.equals(lookAt) ? minute : minute.plus(1, ChronoUnit.MINUTES);
  }
}
