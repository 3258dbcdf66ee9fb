package dev.rollcall.core.list;

import java.time.Instant;

/**
 * Contacts that one request adds to a list.
 *
 * @param seed random: names the batch, and is the same when the request is repeated
 * @param parts into how many parts it was cut, ≥ 1
 * @param by who adds it
 * @param at when the request was accepted
 */
public record Batch(String seed, int parts, String by, Instant at) {}
