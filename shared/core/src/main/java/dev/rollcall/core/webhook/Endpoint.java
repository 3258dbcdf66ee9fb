package dev.rollcall.core.webhook;

/**
 * Where notices are posted to.
 *
 * @param secret signs them
 */
public record Endpoint(String url, String secret) {}
