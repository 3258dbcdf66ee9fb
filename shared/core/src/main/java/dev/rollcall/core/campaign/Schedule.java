package dev.rollcall.core.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

  /** How long after an instant its dates may still have it reach people; zero without dates. */
  public Duration lasts(Instant from) {
    Instant dated =
        endDate
            // A date ends last at UTC-12.
            .map(last -> last.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC))
            .or(() -> at)
            .orElse(from);
    return dated.isAfter(from) ? Duration.between(from, dated) : Duration.ZERO;
  }

  /** Starts by itself, not before an instant. */
  public static Schedule at(Instant instant) {
    return new Schedule(true, Optional.of(instant), Optional.empty(), Optional.empty());
  }
}
