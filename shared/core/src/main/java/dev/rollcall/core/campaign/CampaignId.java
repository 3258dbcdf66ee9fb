package dev.rollcall.core.campaign;

import java.util.regex.Pattern;

/**
 * A campaign under the id that its caller saw.
 *
 * @param value 1–64 letters, digits, {@code _} or {@code -}
 */
public record CampaignId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Refuses a value that could be mistaken for more than one part of a key. */
  public CampaignId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a campaign id: " + value);
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
