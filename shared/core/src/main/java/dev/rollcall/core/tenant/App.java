package dev.rollcall.core.tenant;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A program that speaks for a tenant by tokens that it signs itself.
 *
 * @param clientId by which it names itself, unique over all tenants
 * @param tenant whom it speaks for
 * @param secret signs its tokens; kept as it is, since signatures are checked by it
 * @param algorithm the only one by which its tokens may be signed
 * @param accountId the account that it must name with every request
 * @param streamId the stream that it must name with every request
 * @param requireExp whether its tokens must say when they end
 * @param createdAt when it was let in
 */
public record App(
    String clientId,
    TenantId tenant,
    String secret,
    String algorithm,
    String accountId,
    String streamId,
    boolean requireExp,
    Instant createdAt) {
  /** HMAC with SHA-256. */
  public static final String HS256 = "HS256";

  /** A shorter secret could be found by trying. */
  public static final int SECRET_BYTES_MIN = 32;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  /** Whether a text can be a client id, an account or a stream. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Whether tokens can be signed by a secret so that nobody else can sign them. */
  public static boolean isStrong(String secret) {
    return secret.getBytes(StandardCharsets.UTF_8).length >= SECRET_BYTES_MIN;
  }

  /** Without the secret, so that none reaches a log by accident. */
  @Override
  public String toString() {
    return "app " + clientId + " of " + tenant;
  }
}
