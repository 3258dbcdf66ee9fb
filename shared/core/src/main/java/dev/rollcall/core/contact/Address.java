package dev.rollcall.core.contact;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A number or mailbox at which somebody is reached: what suppressions and caps belong to.
 *
 * @param value E.164 with its plus, or an e-mail address in lower case
 */
public record Address(String value) {
  private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{6,15}");

  /** Refuses what is neither; full validity is the parser's business. */
  public Address {
    boolean phone = isNumber(value);
    boolean mail = !phone && value.indexOf('@') > 0 && value.length() <= 254;
    if ((!phone && !mail) || value.indexOf('#') >= 0) {
      throw new IllegalArgumentException("neither a number nor a mailbox");
    }
    value = value.toLowerCase(Locale.ROOT);
  }

  /** Whether a text is an international number of a length that E.164 allows. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Whether this is a telephone number. */
  public boolean isPhone() {
    return value.charAt(0) == '+';
  }

  /** The address with its middle hidden, for logs. */
  public String masked() {
    int shown = isPhone() ? 4 : 1;
    return value.substring(0, shown) + "***" + value.substring(value.length() - 2);
  }

  /** Masked, so that no number reaches a log by accident; use {@link #value()} for keys. */
  @Override
  public String toString() {
    return masked();
  }
}
