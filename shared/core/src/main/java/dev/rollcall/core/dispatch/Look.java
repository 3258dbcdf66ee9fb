package dev.rollcall.core.dispatch;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.eligibility.Eligibilities;
import dev.rollcall.core.eligibility.Eligibility.Eligible;
import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.eligibility.Eligibility.Waiting;
import dev.rollcall.core.eligibility.Reason;
import dev.rollcall.core.eligibility.Situation;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.Lines;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.view.CampaignView;
import dev.rollcall.core.view.Views;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Looks at one recipient and does the one thing that is due: start, end, re-file, reconcile. */
public final class Look {
  private final Recipients recipients;
  private final Lines lines;
  private final Eligibilities eligibilities;
  private final Start start;
  private final Reconcile reconcile;
  private final InstantSource clock;

  /** A look over these stores. */
  public Look(
      Recipients recipients,
      Lines lines,
      Eligibilities eligibilities,
      Start start,
      Reconcile reconcile,
      InstantSource clock) {
    this.recipients = recipients;
    this.lines = lines;
    this.eligibilities = eligibilities;
    this.start = start;
    this.reconcile = reconcile;
    this.clock = clock;
  }

  Followed run(Views views, CampaignView seen, Address address) {
    RecipientKey key = new RecipientKey(seen.tenant().id(), seen.campaign().key().id(), address);
    Optional<Recipient> found = recipients.glance(key).filter(r -> !r.isFinished());
    if (found.isEmpty()) {
      return Followed.STALE;
    }
    Recipient recipient = found.get();
    CampaignView view = views.knowing(seen, recipient);
    Optional<ChannelSettings> channel = view.settings(view.channel(recipient));
    Instant now = clock.instant();
    Optional<Attempt> live = recipient.log().live();
    if (live.isPresent()) {
      return live.get().leaseUntil().isAfter(now) || recipient.place().lookAt().isAfter(now)
          ? Followed.STALE
          : channel.map(c -> reconcile.run(c, recipient, live.get())).orElse(Followed.WAITING);
    }
    if (recipient.place().lookAt().isAfter(now) && !view.campaign().status().isOver()) {
      return Followed.STALE;
    }
    Line line = lines.glance(key.tenant(), address);
    Situation situation = view.situation(recipient, line);
    return switch (eligibilities.at(situation, now)) {
      case Eligible yes ->
          channel.map(c -> start.run(view, c, recipient, line)).orElse(Followed.WAITING);
      case Waiting waiting -> Followed.WAITING;
      case Never never -> save(recipient.ended(never.disposition(), now), recipient);
      // Its worker is between line and row; a write here would only make it lose the row.
      case NotBefore later when later.reason() == Reason.IN_PROGRESS -> Followed.STALE;
      case NotBefore later -> refile(situation, now);
    };
  }

  private Followed refile(Situation situation, Instant now) {
    Recipient recipient = situation.recipient();
    Recipient next =
        switch (eligibilities.next(situation, now)) {
          case NotBefore later -> recipient.refiled(recipient.place().calendarId(), later.at());
          case Never never -> recipient.ended(never.disposition(), now);
          case Eligible yes -> recipient;
          case Waiting waiting -> recipient;
        };
    boolean moves =
        next.end().isPresent() || next.place().lookAt().isAfter(recipient.place().lookAt());
    return moves ? save(next, recipient) : Followed.STALE;
  }

  private Followed save(Recipient next, Recipient read) {
    recipients.save(next.next(read));
    return Followed.CHANGED;
  }
}
