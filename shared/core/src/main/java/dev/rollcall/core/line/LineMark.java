package dev.rollcall.core.line;

import java.time.Instant;

/**
 * The attempt that is talking to an address now.
 *
 * @param attemptId which
 * @param nonce of the worker that began it
 * @param markedAt when it did
 * @param until when the mark lapses, should nobody clear it
 */
public record LineMark(String attemptId, String nonce, Instant markedAt, Instant until) {}
