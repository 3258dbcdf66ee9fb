package dev.rollcall.core.dispatch;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.Slots;
import dev.rollcall.core.eligibility.Eligibilities;
import dev.rollcall.core.eligibility.Eligibility;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.line.Lines;
import dev.rollcall.core.outcome.Conclusions;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.view.CampaignView;
import dev.rollcall.core.view.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The START: slot, line and recipient, each by one conditional update that carries this worker's
 * nonce, and only then the carrier.
 *
 * <p>The line's update is the linearisation point. A worker that is refused later gives back only
 * what carries its own nonce.
 */
public final class Start {
  /** From before the first update is sent; past it nothing is recorded and nobody is called. */
  public static final Duration CARRIER_CALLED_WITHIN = Duration.ofSeconds(10);

  private static final int LINE_TRIES_MAX = 3;

  private final Slots slots;
  private final Lines lines;
  private final Recipients recipients;
  private final Eligibilities eligibilities;
  private final Conclusions conclusions;
  private final Place place;
  private final Supplier<String> nonces;
  private final InstantSource clock;
  private final Ticker ticker;

  /** The START over these stores. */
  public Start(
      Slots slots,
      Lines lines,
      Recipients recipients,
      Eligibilities eligibilities,
      Conclusions conclusions,
      Place place,
      Supplier<String> nonces,
      InstantSource clock,
      Ticker ticker) {
    this.slots = slots;
    this.lines = lines;
    this.recipients = recipients;
    this.eligibilities = eligibilities;
    this.conclusions = conclusions;
    this.place = place;
    this.nonces = nonces;
    this.clock = clock;
    this.ticker = ticker;
  }

  /** Starts the next attempt of a recipient that was found eligible over this line. */
  Followed run(CampaignView view, ChannelSettings channel, Recipient recipient, Line line) {
    Campaign campaign = view.campaign();
    AttemptId id = recipient.nextAttempt();
    String nonce = nonces.get();
    Deadline deadline = new Deadline(ticker, CARRIER_CALLED_WITHIN);
    if (campaign.isCapped() && !takeSlot(campaign, channel, id, nonce)) {
      return Followed.NO_SLOT;
    }
    // Read anew: taking the slot may have taken its time, and the window is judged by this instant.
    Instant now = clock.instant();
    Instant until = now.plus(channel.lease());
    LineMark mark = new LineMark(id.toString(), nonce, now, until);
    if (!markOrGiveUp(view, recipient, line, mark) || deadline.isPast()) {
      return giveUp(view, recipients.find(recipient.key()), recipient, mark);
    }
    Attempt attempt =
        new Attempt(
            id.ordinal(), now, recipient.place().calendarId(), nonce, until, Optional.empty());
    Recipient started =
        recipient
            .started(attempt, conclusions.lookAfterStart(view, recipient, attempt))
            .next(recipient);
    if (recipients.save(started) instanceof Write.Lost<Recipient> lost
        && lost.current().filter(r -> r.hasStarted(id, nonce)).isEmpty()) {
      return giveUp(view, lost.current(), recipient, mark);
    }
    return place.run(view, channel, started, attempt, deadline);
  }

  private boolean takeSlot(Campaign campaign, ChannelSettings channel, AttemptId id, String nonce) {
    Instant now = clock.instant();
    Instant until = now.plus(channel.lease());
    return slots.take(campaign.key(), campaign.concurrency(), id.toString(), nonce, until, now);
  }

  /** An unanswered write may have marked the line. */
  private boolean markOrGiveUp(CampaignView view, Recipient recipient, Line read, LineMark mark) {
    try {
      return mark(view, recipient, read, mark);
    } catch (RuntimeException unanswered) {
      giveUp(view, recipients.find(recipient.key()), recipient, mark);
      throw unanswered;
    }
  }

  private boolean mark(CampaignView view, Recipient recipient, Line read, LineMark mark) {
    Line line = read;
    List<RollingCap> remember = view.limits().rememberedCaps();
    for (int tries = 0; tries < LINE_TRIES_MAX; tries++) {
      boolean free =
          eligibilities.at(view.situation(recipient, line), mark.markedAt())
              instanceof Eligibility.Eligible;
      if (!free) {
        return false;
      }
      switch (lines.save(line.marked(mark, remember))) {
        case Write.Done<Line> done -> {
          return true;
        }
        case Write.Lost<Line> lost -> {
          line = lost.current().orElseGet(() -> Line.untouched(read.tenant(), read.address()));
          if (line.isMarkedBy(mark.attemptId(), mark.nonce())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /**
   * Undoes what this worker took, unless another made the attempt: then line and slot are held, and
   * the start counts, for the other. Only the row as it is now can tell; the one that this worker
   * read may be older than the other's START.
   */
  private Followed giveUp(
      CampaignView view, Optional<Recipient> now, Recipient read, LineMark mark) {
    AttemptId id = read.nextAttempt();
    now.flatMap(row -> row.log().attempt(id.ordinal()))
        .ifPresentOrElse(
            theirs -> leaveTo(theirs, view, read.key(), id),
            () -> giveBack(view, read.key(), mark));
    return Followed.STALE;
  }

  /** The other's outcome clears line and slot; but perhaps it did before this worker took them. */
  private void leaveTo(Attempt theirs, CampaignView view, RecipientKey key, AttemptId id) {
    if (!theirs.isLive()) {
      lines.release(key.tenant(), key.address(), id.toString(), theirs.counts());
      if (view.campaign().isCapped()) {
        slots.release(key.campaignKey(), id.toString());
      }
    }
  }

  private void giveBack(CampaignView view, RecipientKey key, LineMark mark) {
    lines.giveBack(key.tenant(), key.address(), mark.attemptId(), mark.nonce());
    if (view.campaign().isCapped()) {
      slots.giveBack(key.campaignKey(), mark.attemptId(), mark.nonce());
    }
  }
}
