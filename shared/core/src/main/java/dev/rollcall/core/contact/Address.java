package dev.rollcall.core.contact;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number or mailbox at which somebody is reached: what suppressions and caps belong to.
 *
 * @param value E.164 with its plus, or an e-mail address in lower case
 */
public record Address(String value) {
  private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{6,15}");

  private static final int MAILBOX_CHARS_MAX = 254;

  private static final String WORD = "[a-z0-9!$%&'*+/=?^_`{|}~-]++";
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

  /**
   * RFC 5321 without quotes and address literals; without {@code #}, which divides our keys, and
   * without a plus in front, which makes a number.
   */
  private static final Pattern MAILBOX =
      Pattern.compile(
          "(?!\\+)(?=[^@]{1,64}@)%1$s(?:\\.%1$s)*+@(?:%2$s\\.)+(?=[a-z])%2$s"
              .formatted(WORD, LABEL),
          Pattern.CASE_INSENSITIVE);

  /** Refuses what is neither; full validity is the parser's business. */
  public Address {
    boolean phone = isNumber(value);
    boolean mail = !phone && value.indexOf('@') > 0 && value.length() <= MAILBOX_CHARS_MAX;
    if ((!phone && !mail) || value.indexOf('#') >= 0) {
      throw new IllegalArgumentException("neither a number nor a mailbox");
    }
    value = value.toLowerCase(Locale.ROOT);
  }

  /**
   * The mailbox that somebody wrote down; empty if mail could not be sent there.
   *
   * @param written in ASCII, as most mail servers have it; the case of letters does not matter
   */
  public static Optional<Address> mailbox(String written) {
    return written.length() <= MAILBOX_CHARS_MAX && MAILBOX.matcher(written).matches()
        ? Optional.of(new Address(written))
        : Optional.empty();
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
