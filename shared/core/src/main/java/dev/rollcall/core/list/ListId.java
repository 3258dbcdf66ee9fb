package dev.rollcall.core.list;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A contact list under the id that its caller saw.
 *
 * @param value {@code cl-<uuid>}, in lower case
 */
public record ListId(String value) {
  private static final String PREFIX = "cl-";
  private static final Pattern FORM =
      Pattern.compile("cl-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}");

  /** Refuses a value of another form. */
  public ListId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a list id: " + value);
    }
  }

  /** The id with this UUID in it. */
  public static ListId of(String uuid) {
    return new ListId(PREFIX + uuid.toLowerCase(Locale.ROOT));
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
