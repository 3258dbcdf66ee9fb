package dev.rollcall.core.rule;

/**
 * A limit and who sets it.
 *
 * @param <T> hours, a cap or a pause
 */
public record Limit<T>(Origin origin, T value) {}
