package dev.rollcall.api.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Instants as RFC 3339 writes them. */
public final class Times {
  private static final Pattern FORM =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:Z|[+-]\\d{2}:\\d{2})");

  private static final int YEAR_MAX = 9999;

  private Times() {}

  /** Reads an instant; empty if the text does not name one. */
  public static Optional<Instant> parse(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (!FORM.matcher(upper).matches()) {
      return Optional.empty();
    }
    try {
      Instant instant = OffsetDateTime.parse(upper).toInstant();
      int year = instant.atOffset(ZoneOffset.UTC).getYear();
      // In UTC too a year must keep its four digits, for stored times sort as text.
      return year >= 0 && year <= YEAR_MAX ? Optional.of(instant) : Optional.empty();
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }
}
