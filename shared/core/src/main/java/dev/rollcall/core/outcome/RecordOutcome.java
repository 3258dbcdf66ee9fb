package dev.rollcall.core.outcome;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Lines;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.suppression.Suppress;
import dev.rollcall.core.view.CampaignView;
import dev.rollcall.core.view.Views;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Writes down what became of an attempt: once, whoever says it and however often. */
public final class RecordOutcome {
  private static final int TRIES_MAX = 20;

  /** What came of being told an outcome. */
  public enum Result {
    /** It is written. */
    RECORDED,
    /** The attempt had an outcome already; nothing changed. */
    ALREADY_KNOWN,
    /** There is no such attempt. */
    UNKNOWN_ATTEMPT
  }

  private final Recipients recipients;
  private final Lines lines;
  private final Views views;
  private final Suppress suppress;
  private final Conclusions conclusions;
  private final InstantSource clock;

  /** A recorder over these stores. */
  public RecordOutcome(
      Recipients recipients,
      Lines lines,
      Views views,
      Suppress suppress,
      Conclusions conclusions,
      InstantSource clock) {
    this.recipients = recipients;
    this.lines = lines;
    this.views = views;
    this.suppress = suppress;
    this.conclusions = conclusions;
    this.clock = clock;
  }

  /** Records what became of an attempt. */
  public Result run(AttemptId attempt, Outcome outcome) {
    return run(attempt, outcome, clock.instant());
  }

  /**
   * Records what became of an attempt.
   *
   * @param retryAt the next attempt starts no sooner than this
   */
  public Result run(AttemptId attempt, Outcome outcome, Instant retryAt) {
    return run(
        attempt,
        outcome,
        (view, row, open, now) -> conclusions.after(view, row, open, outcome, now, retryAt));
  }

  /**
   * Records that an attempt was not placed, and that none for this recipient ever can be.
   *
   * @param why for whoever asks why the recipient has failed
   */
  public Result unplaceable(AttemptId attempt, String why) {
    return run(
        attempt,
        Outcome.of(Disposition.NOT_PLACED, clock.instant()),
        (view, row, open, now) -> conclusions.unplaceable(row, open, why, now));
  }

  /** What an outcome makes of a row whose attempt is still open. */
  private interface Conclusion {
    Recipient of(CampaignView view, Recipient row, Attempt open, Instant now);
  }

  private Result run(AttemptId attempt, Outcome outcome, Conclusion conclusion) {
    Optional<RecipientKey> key = recipients.locate(attempt.recipient());
    Optional<CampaignView> view = key.flatMap(k -> views.find(k.campaignKey()));
    return view.isEmpty()
        ? Result.UNKNOWN_ATTEMPT
        : write(view.get(), key.orElseThrow(), attempt, outcome, conclusion);
  }

  private Result write(
      CampaignView view,
      RecipientKey key,
      AttemptId attempt,
      Outcome outcome,
      Conclusion conclusion) {
    Optional<Recipient> read =
        recipients
            .glance(key)
            .filter(r -> r.log().attempt(attempt.ordinal()).isPresent())
            .or(() -> recipients.find(key));
    boolean suppressed = false;
    boolean paused = false;
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Optional<Recipient> current = read.filter(r -> r.id().equals(attempt.recipient()));
      if (current.flatMap(r -> r.log().attempt(attempt.ordinal())).isEmpty()) {
        return Result.UNKNOWN_ATTEMPT;
      }
      // Whatever else is known of the attempt: who says stop is heard.
      if (outcome.disposition() == Disposition.OPTED_OUT && !suppressed) {
        optOut(key.address(), view, attempt, outcome);
        suppressed = true;
      }
      Optional<Attempt> open = Conclusions.open(current.get(), attempt.ordinal(), outcome);
      if (open.isEmpty()) {
        return Result.ALREADY_KNOWN;
      }
      Instant now = clock.instant();
      CampaignView knowing = views.knowing(view, current.get());
      if (!paused) {
        pause(knowing, current.get(), open.get().concluded(outcome));
        paused = true;
      }
      Recipient after = conclusion.of(knowing, current.get(), open.get(), now);
      switch (recipients.save(after.next(current.get()))) {
        case Write.Done<Recipient> done -> {
          return Result.RECORDED;
        }
        case Write.Lost<Recipient> lost -> read = lost.current();
      }
    }
    throw new IllegalStateException("no write of " + attempt + " ever won");
  }

  /**
   * Whoever was talked to is left alone before anybody can know that the call is over: the stream
   * notes every conversation, but another campaign may start before it does.
   */
  private void pause(CampaignView view, Recipient recipient, Attempt over) {
    if (view.limits().pauseAfterConversations()) {
      RecipientKey key = recipient.key();
      view.talkedUntil(recipient, over)
          .ifPresent(end -> lines.talked(key.tenant(), key.address(), end));
    }
  }

  private void optOut(Address address, CampaignView view, AttemptId attempt, Outcome outcome) {
    suppress.line(
        view.tenant().id(),
        address,
        new Suppression(
            Suppression.Kind.OPT_OUT, Optional.empty(), outcome.endedAt(), "attempt " + attempt));
  }
}
