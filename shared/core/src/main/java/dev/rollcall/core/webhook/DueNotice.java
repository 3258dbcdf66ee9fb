package dev.rollcall.core.webhook;

import java.time.Instant;

/**
 * A parked notice whose time has come, as the list of such names it.
 *
 * @param round the one it is in
 * @param at when it fell due
 */
public record DueNotice(EndpointKey endpoint, String eventId, int round, Instant at) {}
