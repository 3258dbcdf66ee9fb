package dev.rollcall.core.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * When a campaign may run at all.
 *
 * @param autoStart whether it starts by itself once its contacts are in
 * @param at not before this instant
 * @param startDate first contact-local date
 * @param endDate last contact-local date, included
 */
public record Schedule(
    boolean autoStart,
    Optional<Instant> at,
    Optional<LocalDate> startDate,
    Optional<LocalDate> endDate) {
  /** At once and without an end. */
  public static final Schedule NOW =
      new Schedule(true, Optional.empty(), Optional.empty(), Optional.empty());

  /** Starts by itself, not before an instant. */
  public static Schedule at(Instant instant) {
    return new Schedule(true, Optional.of(instant), Optional.empty(), Optional.empty());
  }
}
