package dev.rollcall.core.tenant;

import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a bearer token: enough to recognise it, not enough to use it.
 *
 * @param keyId the public half, unique over all tenants
 * @param tenant whom the token speaks for
 * @param secretHash lower-case hex SHA-256 of the secret half
 * @param createdAt when it was issued
 * @param expiresAt the instant from which it is refused, or empty for never
 */
public record TokenRecord(
    String keyId,
    TenantId tenant,
    String secretHash,
    Instant createdAt,
    Optional<Instant> expiresAt) {}
