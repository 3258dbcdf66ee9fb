package dev.rollcall.core.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

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

  /**
   * This schedule with a last date, wherever a campaign may wait for somebody to start or resume
   * it: what is kept of its contacts is not kept without end either, and nobody is to be reached of
   * whom nothing is known any more.
   *
   * @param now when the campaign is accepted
   * @param unusedKept for so long unused contacts are kept; a campaign that sets no last date lasts
   *     half as long from the first instant at which it may run, to a day or two
   */
  public Schedule bounded(Instant now, Duration unusedKept) {
    Instant first =
        Stream.concat(
                Stream.of(now),
                Stream.concat(
                    at.stream(),
                    startDate.stream().map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC))))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    LocalDate last =
        first.plus(unusedKept.dividedBy(2)).atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1);
    return endDate.isPresent() ? this : new Schedule(autoStart, at, startDate, Optional.of(last));
  }

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
