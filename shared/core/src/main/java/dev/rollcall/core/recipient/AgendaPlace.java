package dev.rollcall.core.recipient;

import java.time.Instant;

/**
 * Where a recipient stands on its campaign's agenda.
 *
 * @param calendarId what decides when it may be reached
 * @param shard 0 to the campaign's shards − 1
 * @param lookAt the next instant at which somebody must look at it
 */
public record AgendaPlace(String calendarId, int shard, Instant lookAt) {}
