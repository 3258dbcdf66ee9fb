package dev.rollcall.core.webhook;

import java.util.regex.Pattern;

/**
 * A webhook endpoint of a tenant.
 *
 * @param value 1–40 letters, digits, {@code _} or {@code -}
 */
public record WebhookId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  /** Refuses a value that could be mistaken for more than one part of a key. */
  public WebhookId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a webhook id: " + value);
    }
  }

  /** Whether a text has the form of an id. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
