package dev.rollcall.core.dispatch;

import dev.rollcall.core.campaign.Buckets;
import dev.rollcall.core.carrier.Carrier;
import dev.rollcall.core.carrier.CarrierAnswer;
import dev.rollcall.core.carrier.CarrierAnswer.Ambiguous;
import dev.rollcall.core.carrier.CarrierAnswer.Completed;
import dev.rollcall.core.carrier.CarrierAnswer.InProgress;
import dev.rollcall.core.carrier.CarrierAnswer.Refused;
import dev.rollcall.core.carrier.CarrierAnswer.Throttled;
import dev.rollcall.core.carrier.Carriers;
import dev.rollcall.core.carrier.Order;
import dev.rollcall.core.dispatch.Orders.Draft;
import dev.rollcall.core.outcome.RecordOutcome;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.view.CampaignView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Asks the carrier, once, for an attempt that line and recipient both record. */
public final class Place {
  private static final Duration UNPLACEABLE_FOR = Duration.ofMinutes(1);

  private final Orders orders;
  private final Carriers carriers;
  private final RecordOutcome recordOutcome;
  private final Buckets buckets;
  private final InstantSource clock;

  /** Placing through these carriers. */
  public Place(
      Orders orders,
      Carriers carriers,
      RecordOutcome recordOutcome,
      Buckets buckets,
      InstantSource clock) {
    this.orders = orders;
    this.carriers = carriers;
    this.recordOutcome = recordOutcome;
    this.buckets = buckets;
    this.clock = clock;
  }

  Followed run(
      CampaignView view,
      ChannelSettings channel,
      Recipient recipient,
      Attempt attempt,
      Deadline deadline) {
    AttemptId id = recipient.attemptId(attempt);
    Draft draft;
    Carrier carrier;
    try {
      draft = orders.draft(view, channel, recipient, attempt);
      carrier = carriers.of(channel.carrier());
    } catch (RuntimeException unplaceable) {
      // Nothing was sent, for certain: the attempt must not count, and somebody must hear of it.
      notPlaced(id, UNPLACEABLE_FOR);
      throw unplaceable;
    }
    return switch (draft) {
      case Draft.Unsayable(String why) -> {
        recordOutcome.unplaceable(id, why);
        yield Followed.CHANGED;
      }
      case Draft.Ready ready when deadline.isPast() -> notPlaced(id, Duration.ZERO);
      case Draft.Ready(Order order) -> heard(id, order, carrier.place(order));
    };
  }

  private Followed notPlaced(AttemptId id, Duration retryAfter) {
    Instant now = clock.instant();
    recordOutcome.run(id, Outcome.of(Disposition.NOT_PLACED, now), now.plus(retryAfter));
    return Followed.CHANGED;
  }

  private Followed heard(AttemptId id, Order order, CarrierAnswer answer) {
    Instant now = clock.instant();
    switch (answer) {
      case Completed completed -> recordOutcome.run(id, completed.outcome());
      case Refused refused ->
          recordOutcome.run(id, new Outcome(Disposition.REJECTED, now, 0, refused.detail()));
      case Throttled throttled -> {
        // First the row: whoever dies in between has used up nothing, and the next is sent away
        // too.
        Followed followed = notPlaced(id, throttled.retryAfter());
        pause(order, throttled.retryAfter());
        return followed;
      }
      case InProgress started -> {}
      case Ambiguous silent -> silent.retryAfter().ifPresent(wish -> pause(order, wish));
    }
    return Followed.STARTED;
  }

  private void pause(Order order, Duration length) {
    buckets.pause(order.campaign().tenant(), order.channel(), clock.instant().plus(length));
  }
}
