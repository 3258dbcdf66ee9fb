package dev.rollcall.core.dispatch;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.carrier.Carrier;
import dev.rollcall.core.carrier.CarrierAnswer;
import dev.rollcall.core.carrier.CarrierAnswer.Ambiguous;
import dev.rollcall.core.carrier.CarrierAnswer.Completed;
import dev.rollcall.core.carrier.CarrierAnswer.InProgress;
import dev.rollcall.core.carrier.CarrierAnswer.Refused;
import dev.rollcall.core.carrier.CarrierAnswer.Throttled;
import dev.rollcall.core.carrier.Carriers;
import dev.rollcall.core.carrier.Order;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.Contacts;
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
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks the carrier, once, for an attempt that line and recipient both record. */
public final class Place {
  private static final Duration UNPLACEABLE_FOR = Duration.ofMinutes(1);

  private final Contacts contacts;
  private final Carriers carriers;
  private final RecordOutcome recordOutcome;
  private final InstantSource clock;

  /** Placing through these carriers. */
  public Place(
      Contacts contacts, Carriers carriers, RecordOutcome recordOutcome, InstantSource clock) {
    this.contacts = contacts;
    this.carriers = carriers;
    this.recordOutcome = recordOutcome;
    this.clock = clock;
  }

  Followed run(
      CampaignView view,
      ChannelSettings channel,
      Recipient recipient,
      Attempt attempt,
      Deadline deadline) {
    AttemptId id = recipient.attemptId(attempt);
    Order order;
    Carrier carrier;
    try {
      order = order(view, channel, recipient, attempt);
      carrier = carriers.of(channel.carrier());
    } catch (RuntimeException unplaceable) {
      // Nothing was sent, for certain: the attempt must not count, and somebody must hear of it.
      notPlaced(id, UNPLACEABLE_FOR);
      throw unplaceable;
    }
    if (deadline.isPast()) {
      return notPlaced(id, Duration.ZERO);
    }
    return heard(id, carrier.place(order));
  }

  private Followed notPlaced(AttemptId id, Duration retryAfter) {
    Instant now = clock.instant();
    recordOutcome.run(id, Outcome.of(Disposition.NOT_PLACED, now), now.plus(retryAfter));
    return Followed.CHANGED;
  }

  private Followed heard(AttemptId id, CarrierAnswer answer) {
    Instant now = clock.instant();
    switch (answer) {
      case Completed completed -> recordOutcome.run(id, completed.outcome());
      case Refused refused ->
          recordOutcome.run(id, new Outcome(Disposition.REJECTED, now, 0, refused.detail()));
      case Throttled throttled -> {
        return notPlaced(id, throttled.retryAfter());
      }
      case InProgress started -> {}
      case Ambiguous silent -> {}
    }
    return Followed.STARTED;
  }

  private Order order(
      CampaignView view, ChannelSettings channel, Recipient recipient, Attempt attempt) {
    Campaign campaign = view.campaign();
    Map<String, Object> context = new LinkedHashMap<>(campaign.script().context());
    context.putAll(recipient.enrolment().context());
    Map<String, Object> person =
        contacts
            .glance(recipient.key().tenant(), recipient.key().address())
            .map(Contact::attributes)
            .orElse(Map.of());
    return new Order(
        recipient.attemptId(attempt),
        campaign.key(),
        view.channel(recipient),
        campaign.script().agentId(),
        recipient.key().address(),
        recipient.enrolment().from().orElse(channel.from()),
        campaign.script().message(),
        context,
        person,
        attempt.startedAt(),
        channel.longestCall());
  }
}
