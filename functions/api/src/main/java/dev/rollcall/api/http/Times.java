package dev.rollcall.api.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Instants as RFC 3339 writes them, and dates and times of day in the same manner. */
public final class Times {
  private static final Pattern FORM =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:Z|[+-]\\d{2}:\\d{2})");

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TIME_OF_DAY = Pattern.compile("\\d{2}:\\d{2}(?::\\d{2})?");

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

  /** Reads a day of the calendar; empty if the text does not name one. */
  public static Optional<LocalDate> parseDate(String text) {
    try {
      return DATE.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** Reads a time of day; empty if the text does not name one. There is no 24:00. */
  public static Optional<LocalTime> parseTimeOfDay(String text) {
    try {
      return TIME_OF_DAY.matcher(text).matches()
          ? Optional.of(LocalTime.parse(text))
          : Optional.empty();
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }
}
