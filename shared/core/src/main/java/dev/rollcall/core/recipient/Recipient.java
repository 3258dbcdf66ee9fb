package dev.rollcall.core.recipient;

import java.time.Instant;
import java.util.Optional;

/**
 * One person at one address in one campaign.
 *
 * @param key address and campaign
 * @param id its random name
 * @param enrolment how it came in
 * @param place where it stands on the agenda
 * @param log what was tried
 * @param end why it is, or while an attempt is live will be, finished
 * @param version grows with every write
 */
public record Recipient(
    RecipientKey key,
    RecipientId id,
    Enrolment enrolment,
    AgendaPlace place,
    AttemptLog log,
    Optional<End> end,
    long version) {
  /** A recipient that nobody has looked at yet. */
  public static Recipient enrolled(
      RecipientKey key, RecipientId id, Enrolment enrolment, AgendaPlace place) {
    return new Recipient(key, id, enrolment, place, AttemptLog.EMPTY, Optional.empty(), 1);
  }

  /** Whether nothing more will happen to it; an end that was only noted waits for its attempt. */
  public boolean isFinished() {
    return end.isPresent() && log.live().isEmpty();
  }

  /** When its row may be forgotten; nobody is while something may still happen. */
  public Optional<Instant> expiresAt() {
    return end.filter(e -> isFinished()).map(e -> e.at().plus(enrolment.keptFor()));
  }

  /** The id that its next attempt will have. */
  public AttemptId nextAttempt() {
    return new AttemptId(id, log.lastOrdinal() + 1);
  }

  /** The id of one of its attempts. */
  public AttemptId attemptId(Attempt attempt) {
    return new AttemptId(id, attempt.ordinal());
  }

  /** Whether the attempt was recorded by a worker's own START. */
  public boolean hasStarted(AttemptId attempt, String nonce) {
    return log.attempt(attempt.ordinal()).filter(a -> a.nonce().equals(nonce)).isPresent();
  }

  /** This recipient with an attempt begun, and the look that follows if nobody reports on it. */
  public Recipient started(Attempt attempt, Instant lookAt) {
    return with(at(place.calendarId(), lookAt), log.started(attempt), end);
  }

  /** This recipient with what became of an attempt; what follows from it is decided elsewhere. */
  public Recipient concluded(Attempt attempt, Outcome outcome) {
    return with(place, log.concluded(attempt, outcome), end);
  }

  /** This recipient once the carrier was asked about an attempt in vain, and the next such look. */
  public Recipient asked(Attempt attempt, Instant now, Instant lookAt) {
    return with(at(place.calendarId(), lookAt), log.asked(attempt, now), end);
  }

  /** This recipient at another place of the agenda. */
  public Recipient refiled(String calendarId, Instant lookAt) {
    return with(at(calendarId, lookAt), log, end);
  }

  /** This recipient finished; while an attempt is live, only noted. */
  public Recipient ended(Disposition disposition, Instant now) {
    return ended(new End(disposition, now));
  }

  /** The same, where there is more to say. */
  public Recipient ended(End newEnd) {
    return with(place, log, Optional.of(newEnd));
  }

  /** This recipient once its failures were reported. */
  public Recipient escalated() {
    return with(place, log.asEscalated(), end);
  }

  /** This recipient ready to be written over the version that was read. */
  public Recipient next(Recipient read) {
    return new Recipient(key, id, enrolment, place, log, end, read.version + 1);
  }

  private AgendaPlace at(String calendarId, Instant lookAt) {
    return new AgendaPlace(calendarId, place.shard(), lookAt);
  }

  private Recipient with(AgendaPlace newPlace, AttemptLog newLog, Optional<End> newEnd) {
    return new Recipient(key, id, enrolment, newPlace, newLog, newEnd, version);
  }
}
