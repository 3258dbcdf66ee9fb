package dev.rollcall.local.demo;

import java.time.LocalTime;

/**
 * Hours on a contact's own clock.
 *
 * @param closes the first minute that is closed again
 */
record Hours(LocalTime opens, LocalTime closes) {
  /** What quiet hours leave. */
  static final Hours CIVIL = of("08:00", "21:00");

  static final Hours MORNING = of("09:00", "12:00");

  static Hours of(String opens, String closes) {
    return new Hours(LocalTime.parse(opens), LocalTime.parse(closes));
  }

  boolean hold(LocalTime time) {
    return !time.isBefore(opens) && time.isBefore(closes);
  }

  /** What both hold. */
  Hours and(Hours other) {
    return new Hours(
        opens.isAfter(other.opens) ? opens : other.opens,
        closes.isBefore(other.closes) ? closes : other.closes);
  }

  @Override
  public String toString() {
    return opens + "–" + closes;
  }
}
