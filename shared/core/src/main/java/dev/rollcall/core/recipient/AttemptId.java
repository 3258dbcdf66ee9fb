package dev.rollcall.core.recipient;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request to a carrier, ever.
 *
 * @param recipient who is reached
 * @param ordinal counts up from 1 over every attempt, also those that were never placed, so that no
 *     id serves two requests
 */
public record AttemptId(RecipientId recipient, int ordinal) {
  private static final Pattern FORM = Pattern.compile("(.{1,90})-([1-9][0-9]{0,8})");

  /** Reads an id; empty if the text has not its form. */
  public static Optional<AttemptId> parse(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches() && RecipientId.isValid(parts.group(1))
        ? Optional.of(
            new AttemptId(new RecipientId(parts.group(1)), Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }

  /** {@code <recipient id>-<ordinal>}. */
  @Override
  public String toString() {
    return recipient.value() + "-" + ordinal;
  }
}
