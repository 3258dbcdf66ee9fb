package dev.rollcall.core.dispatch;

import dev.rollcall.core.carrier.CarrierAnswer;
import dev.rollcall.core.carrier.CarrierAnswer.Ambiguous;
import dev.rollcall.core.carrier.CarrierAnswer.Completed;
import dev.rollcall.core.carrier.CarrierAnswer.InProgress;
import dev.rollcall.core.carrier.CarrierAnswer.Refused;
import dev.rollcall.core.carrier.CarrierAnswer.Throttled;
import dev.rollcall.core.carrier.Carriers;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.outcome.RecordOutcome;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.tenant.ChannelSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Asks the carrier about an attempt whose lease is over and whose outcome never came.
 *
 * <p>If the carrier cannot tell either, the attempt is unknown: it counts, and its id is never
 * placed again.
 */
public final class Reconcile {
  private static final Duration ASK_AGAIN = Duration.ofMinutes(5);
  private static final Duration ASK_FOR = Duration.ofHours(1);

  private final Carriers carriers;
  private final Recipients recipients;
  private final RecordOutcome recordOutcome;
  private final InstantSource clock;

  /** Reconciliation through these carriers. */
  public Reconcile(
      Carriers carriers, Recipients recipients, RecordOutcome recordOutcome, InstantSource clock) {
    this.carriers = carriers;
    this.recipients = recipients;
    this.recordOutcome = recordOutcome;
    this.clock = clock;
  }

  Followed run(ChannelSettings channel, Recipient recipient, Attempt attempt) {
    AttemptId id = recipient.attemptId(attempt);
    Instant now = clock.instant();
    Optional<CarrierAnswer> answer = ask(channel, id, recipient.key().address());
    if (answer.isEmpty()) {
      return record(id, unknown(now, "the carrier has never seen it"));
    }
    return switch (answer.get()) {
      case Completed completed -> record(id, completed.outcome());
      case Refused refused ->
          record(id, new Outcome(Disposition.REJECTED, now, 0, refused.detail()));
      case InProgress going -> later(recipient, attempt, ASK_AGAIN, now);
      case Throttled throttled -> later(recipient, attempt, throttled.retryAfter(), now);
      case Ambiguous silent -> later(recipient, attempt, ASK_AGAIN, now);
    };
  }

  /** A carrier that cannot even be asked must not keep the row for ever. */
  private Optional<CarrierAnswer> ask(ChannelSettings channel, AttemptId id, Address to) {
    try {
      return carriers.of(channel.carrier()).lookup(id, to);
    } catch (RuntimeException unusable) {
      return Optional.of(new Ambiguous(String.valueOf(unusable.getMessage())));
    }
  }

  private Followed record(AttemptId id, Outcome outcome) {
    recordOutcome.run(id, outcome);
    return Followed.CHANGED;
  }

  private Followed later(Recipient recipient, Attempt attempt, Duration delay, Instant now) {
    if (attempt.askedAt().filter(first -> first.plus(ASK_FOR).isBefore(now)).isPresent()) {
      return record(recipient.attemptId(attempt), unknown(now, "the carrier does not tell"));
    }
    recipients.save(recipient.asked(attempt, now, now.plus(delay)).next(recipient));
    return Followed.CHANGED;
  }

  private static Outcome unknown(Instant now, String detail) {
    return new Outcome(Disposition.UNKNOWN, now, 0, detail);
  }
}
