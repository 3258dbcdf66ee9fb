package dev.rollcall.core.time;

import java.util.Locale;

/** The part of the day in which a contact prefers to be reached; it narrows the window. */
public enum DayPart {
  MORNING,
  AFTERNOON,
  EVENING;

  /** The local hours of this part. */
  public DailyHours hours() {
    return switch (this) {
      case MORNING -> DailyHours.of("09:00", "12:00");
      case AFTERNOON -> DailyHours.of("12:00", "17:00");
      case EVENING -> DailyHours.of("17:00", "21:00");
    };
  }

  /** The word that contacts and stored rows use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The part of a word.
   *
   * @throws IllegalArgumentException if no part is called so
   */
  public static DayPart of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
