package dev.rollcall.core.recipient;

import java.time.Instant;
import java.util.Optional;

/**
 * One try to reach a recipient.
 *
 * @param ordinal its number, from 1
 * @param startedAt when the recipient's row recorded it
 * @param calendarId the calendar it started under: its zones count its day for ever
 * @param nonce of the worker that made it
 * @param leaseUntil when somebody must ask what became of it, should nobody say
 * @param outcome what became of it; absent while it is live
 * @param askedAt when the carrier was first asked what became of it and did not tell
 */
public record Attempt(
    int ordinal,
    Instant startedAt,
    String calendarId,
    String nonce,
    Instant leaseUntil,
    Optional<Outcome> outcome,
    Optional<Instant> askedAt) {
  /** An attempt that nobody has had to ask about. */
  public Attempt(
      int ordinal,
      Instant startedAt,
      String calendarId,
      String nonce,
      Instant leaseUntil,
      Optional<Outcome> outcome) {
    this(ordinal, startedAt, calendarId, nonce, leaseUntil, outcome, Optional.empty());
  }

  /** Whether nobody has said yet what became of it. */
  public boolean isLive() {
    return outcome.isEmpty();
  }

  /** Whether it counts against caps. */
  public boolean counts() {
    return outcome.map(Outcome::disposition).map(Disposition::countsAsAttempt).orElse(true);
  }

  /**
   * When it ended, as far as that is believed: a carrier's clock may be wrong, but no attempt ends
   * before it began, nor after its lease. Absent while it is live.
   */
  public Optional<Instant> endedAt() {
    return outcome
        .map(Outcome::endedAt)
        .map(end -> end.isAfter(leaseUntil) ? leaseUntil : end)
        .map(end -> end.isBefore(startedAt) ? startedAt : end);
  }

  /** This attempt once the carrier was asked about it in vain; the first time stands. */
  Attempt asked(Instant at) {
    return new Attempt(
        ordinal,
        startedAt,
        calendarId,
        nonce,
        leaseUntil,
        outcome,
        askedAt.or(() -> Optional.of(at)));
  }

  /** This attempt with what became of it. */
  public Attempt concluded(Outcome result) {
    return new Attempt(ordinal, startedAt, calendarId, nonce, leaseUntil, Optional.of(result));
  }
}
