package dev.rollcall.core.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs and recognises messages between two parties that share a secret, by Standard Webhooks. */
public final class Signature {
  private static final String BASE64_PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final String ALGORITHM = "HmacSHA256";

  /** A header may list signatures under old and new secrets, but not without end. */
  private static final int LISTED_MAX = 16;

  private final SecretKeySpec key;

  private Signature(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * Signatures under a secret: {@code whsec_…} is base64, any other text stands for its bytes.
   *
   * @throws IllegalArgumentException if it is empty, or not the base64 that it says it is
   */
  public static Signature of(String secret) {
    byte[] key =
        secret.startsWith(BASE64_PREFIX)
            ? Base64.getDecoder().decode(secret.substring(BASE64_PREFIX.length()))
            : secret.getBytes(StandardCharsets.UTF_8);
    return new Signature(key);
  }

  /** Whether a text can serve as a secret. */
  public static boolean isSecret(String text) {
    try {
      of(text);
      return true;
    } catch (IllegalArgumentException emptyOrNotBase64) {
      return false;
    }
  }

  /**
   * The signature of a message, as its header carries it: {@code v1,} and base64.
   *
   * @param id of the message, the same on every try
   * @param timestampSeconds when this try was made, in epoch seconds
   */
  public String sign(String id, long timestampSeconds, String body) {
    byte[] signed = mac(id + "." + timestampSeconds + "." + body);
    return VERSION + Base64.getEncoder().encodeToString(signed);
  }

  /**
   * Whether any signature that a header lists is that of the message; how long this takes says
   * nothing about the right one. How old the timestamp may be is the caller's business.
   *
   * @param header signatures, separated by spaces
   */
  public boolean verify(String id, long timestampSeconds, String body, String header) {
    byte[] expected = sign(id, timestampSeconds, body).getBytes(StandardCharsets.UTF_8);
    boolean matches = false;
    for (String listed : header.split(" ", LISTED_MAX)) {
      matches |= MessageDigest.isEqual(expected, listed.getBytes(StandardCharsets.UTF_8));
    }
    return matches;
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
