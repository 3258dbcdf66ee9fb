package dev.rollcall.core.tenant;

import dev.rollcall.core.store.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an API caller shows to speak for a tenant: {@code rc_<key id>_<secret>}.
 *
 * @param keyId by which its record is found
 * @param secret kept nowhere but with the caller
 */
public record BearerToken(String keyId, String secret) {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int KEY_ID_CHARS = 12;

  /** 62⁴³ > 2²⁵⁶. */
  private static final int SECRET_CHARS = 43;

  private static final Pattern FORM =
      Pattern.compile(
          "rc_([A-Za-z0-9]{%d})_([A-Za-z0-9]{%d})".formatted(KEY_ID_CHARS, SECRET_CHARS));

  /**
   * A new token and what is kept of it.
   *
   * @param token goes to the caller, once
   * @param kept goes to the store
   */
  public record Issued(BearerToken token, TokenRecord kept) {}

  /**
   * Makes a token.
   *
   * @param random cryptographically strong wherever the token is to protect something
   * @param expiresAt the instant from which it is refused, or empty for never
   */
  public static Issued issue(
      TenantId tenant, RandomGenerator random, Instant now, Optional<Instant> expiresAt) {
    BearerToken token = new BearerToken(text(random, KEY_ID_CHARS), text(random, SECRET_CHARS));
    return new Issued(token, token.kept(tenant, now, expiresAt));
  }

  /** What a store keeps of this token so that it speaks for a tenant; it names nobody yet. */
  public TokenRecord kept(TenantId tenant, Instant createdAt, Optional<Instant> expiresAt) {
    return new TokenRecord(
        keyId, tenant, Fingerprint.of(secret), createdAt, expiresAt, Optional.empty());
  }

  /** Reads a token; empty if the text has not its form. */
  public static Optional<BearerToken> parse(String text) {
    return Optional.of(FORM.matcher(text))
        .filter(Matcher::matches)
        .map(parts -> new BearerToken(parts.group(1), parts.group(2)));
  }

  /** Whether this is the token that a record was kept of, and it has not expired. */
  public boolean opens(TokenRecord kept, Instant now) {
    boolean same =
        MessageDigest.isEqual(
            kept.secretHash().getBytes(StandardCharsets.US_ASCII),
            Fingerprint.of(secret).getBytes(StandardCharsets.US_ASCII));
    return same
        && kept.keyId().equals(keyId)
        && kept.expiresAt().filter(Predicate.not(now::isBefore)).isEmpty();
  }

  /** The token as the caller shows it. */
  public String text() {
    return "rc_" + keyId + "_" + secret;
  }

  /** Without the secret, so that none reaches a log by accident. */
  @Override
  public String toString() {
    return "rc_" + keyId + "_***";
  }

  private static String text(RandomGenerator random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
