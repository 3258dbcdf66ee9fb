package dev.rollcall.core.request;

import dev.rollcall.core.tenant.TenantId;
import java.util.regex.Pattern;

/**
 * The name that a caller gave a request, so that it can be told from another.
 *
 * @param tenant whose caller; the same key of another tenant names another request
 * @param key 1–255 printable ASCII characters
 */
public record RequestKey(TenantId tenant, String key) {
  private static final Pattern FORM = Pattern.compile("[\\x20-\\x7E]{1,255}");

  /** Refuses what could not be a key. */
  public RequestKey {
    if (!isValid(key)) {
      throw new IllegalArgumentException("not an idempotency key");
    }
  }

  /** Whether a text can be a key. */
  public static boolean isValid(String key) {
    return FORM.matcher(key).matches();
  }
}
