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
 * @param name of the person or program that it was given to: what it makes names its maker so
 */
public record TokenRecord(
    String keyId,
    TenantId tenant,
    String secretHash,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<String> name) {
  /** The longest name, in characters. */
  public static final int NAME_CHARS_MAX = 100;

  /**
   * This token, given to somebody.
   *
   * @param who 1–{@value #NAME_CHARS_MAX} characters, not blank
   * @throws IllegalArgumentException if that is no name
   */
  public TokenRecord named(String who) {
    if (who.isBlank() || who.length() > NAME_CHARS_MAX) {
      throw new IllegalArgumentException(
          "a token's name has 1 to " + NAME_CHARS_MAX + " characters");
    }
    return new TokenRecord(keyId, tenant, secretHash, createdAt, expiresAt, Optional.of(who));
  }
}
