package dev.rollcall.core.outcome;

import dev.rollcall.core.eligibility.Eligibilities;
import dev.rollcall.core.eligibility.Eligibility.Eligible;
import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.eligibility.Eligibility.Waiting;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.rule.Escalation;
import dev.rollcall.core.view.CampaignView;
import java.time.Instant;
import java.util.Optional;

/** Decides what an outcome means for its recipient. */
public final class Conclusions {
  private final Eligibilities eligibilities;

  /** Conclusions drawn with these gates. */
  public Conclusions(Eligibilities eligibilities) {
    this.eligibilities = eligibilities;
  }

  /**
   * The recipient after an attempt's outcome: finished, or filed for its next attempt.
   *
   * @param retryAt not before this, whatever the rule allows; a throttling carrier's wish
   */
  public Recipient after(
      CampaignView view,
      Recipient recipient,
      Attempt attempt,
      Outcome outcome,
      Instant now,
      Instant retryAt) {
    Recipient concluded = recipient.concluded(attempt, outcome);
    if (recipient.end().isPresent()) {
      return corrected(concluded, outcome);
    }
    Disposition disposition = outcome.disposition();
    if (disposition.countsAsAttempt() && !disposition.allowsRetry()) {
      return concluded.ended(disposition, now);
    }
    Recipient warned = escalated(view, concluded, now);
    return warned.end().isPresent() || warned.log().live().isPresent()
        ? warned
        : filed(view, warned, now, retryAt);
  }

  /**
   * The recipient after an attempt that was never placed, and of which no later one can be: the
   * attempt uses up nothing, and the recipient has failed.
   */
  public Recipient unplaceable(Recipient recipient, Attempt attempt, String why, Instant now) {
    Recipient concluded = recipient.concluded(attempt, Outcome.of(Disposition.NOT_PLACED, now));
    return recipient.end().isPresent()
        ? concluded
        : concluded.ended(new End(Disposition.FAILED, now, why));
  }

  /**
   * When to look at a recipient whose attempt begins now, if nobody ever reports on it: when its
   * retry would be due after a failure, but not before the lease is over.
   */
  public Instant lookAfterStart(CampaignView view, Recipient recipient, Attempt attempt) {
    Instant now = attempt.startedAt();
    Recipient failed =
        recipient.started(attempt, now).concluded(attempt, Outcome.of(Disposition.NO_ANSWER, now));
    return eligibilities.next(view.situation(failed), now) instanceof NotBefore retry
            && retry.at().isAfter(attempt.leaseUntil())
        ? retry.at()
        : attempt.leaseUntil();
  }

  /**
   * A finished row whose attempt turns out to have reached somebody, or the opposite. Who said stop
   * stays opted out, though the call in which they said it ran its course.
   */
  private static Recipient corrected(Recipient concluded, Outcome outcome) {
    Disposition noted = concluded.end().map(End::disposition).orElseThrow();
    boolean says = outcome.disposition().countsAsAttempt() && !outcome.disposition().allowsRetry();
    return says && noted != Disposition.OPTED_OUT
        ? concluded.ended(outcome.disposition(), outcome.endedAt())
        : concluded;
  }

  private static Recipient escalated(CampaignView view, Recipient recipient, Instant now) {
    Escalation escalation = view.campaign().rule().escalation();
    if (recipient.log().escalated() || !escalation.firesAt(recipient.log().failedInARow())) {
      return recipient;
    }
    Recipient warned = recipient.escalated();
    return escalation.endsContact() ? warned.ended(Disposition.FAILED, now) : warned;
  }

  private Recipient filed(CampaignView view, Recipient recipient, Instant now, Instant retryAt) {
    String calendar = recipient.place().calendarId();
    return switch (eligibilities.next(view.situation(recipient), now)) {
      case Never never -> recipient.ended(never.disposition(), now);
      case NotBefore later -> recipient.refiled(calendar, latest(later.at(), retryAt));
      case Eligible yes -> recipient.refiled(calendar, latest(now, retryAt));
      case Waiting waiting -> recipient;
    };
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** The attempt an outcome belongs to, if it may still be told: live, or provisionally known. */
  static Optional<Attempt> open(Recipient recipient, int ordinal, Outcome outcome) {
    return recipient
        .log()
        .attempt(ordinal)
        .filter(
            attempt ->
                attempt.isLive()
                    || (attempt.outcome().map(Outcome::disposition).orElseThrow().isProvisional()
                        && !outcome.disposition().isProvisional()
                        && outcome.disposition().countsAsAttempt()));
  }
}
