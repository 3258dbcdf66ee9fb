package dev.rollcall.core.webhook;

import java.time.Instant;

/**
 * A notice that waits for a later try.
 *
 * @param notice with the round it is in
 * @param due when it is brought back
 */
public record Parked(Notice notice, Instant due) {}
