package dev.rollcall.core.webhook;

import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Brings parked notices that are due back to the queue. Each is first made due again, for the round
 * after, and then sent: whoever crashes in between has cost it a round, not lost it.
 */
public final class ReturnDeliveries {
  /** The most that one run brings back; what is left is still due when the next one looks. */
  static final int NOTICES_MAX = 5_000;

  private static final int NOTICES_PER_SEND = 10;

  private final Deliveries deliveries;
  private final Notices notices;
  private final Function<TenantId, Duration> kept;
  private final Crew crew;
  private final InstantSource clock;

  /**
   * The way back from these deliveries.
   *
   * @param kept how long a tenant wants to see what was given up
   */
  public ReturnDeliveries(
      Deliveries deliveries,
      Notices notices,
      Function<TenantId, Duration> kept,
      Crew crew,
      InstantSource clock) {
    this.deliveries = deliveries;
    this.notices = notices;
    this.kept = kept;
    this.crew = crew;
    this.clock = clock;
  }

  /** Brings back what is due now. */
  public void run() {
    Instant now = clock.instant();
    List<DueNotice> due = deliveries.due(now, NOTICES_MAX);
    List<List<DueNotice>> parts = new ArrayList<>();
    for (int from = 0; from < due.size(); from += NOTICES_PER_SEND) {
      parts.add(due.subList(from, Math.min(due.size(), from + NOTICES_PER_SEND)));
    }
    if (!parts.isEmpty()) {
      crew.each(parts, part -> bringBack(part, now));
    }
  }

  private void bringBack(List<DueNotice> part, Instant now) {
    List<Notice> claimed = new ArrayList<>();
    for (DueNotice due : part) {
      deliveries
          .claim(due, now.plus(RetrySchedule.later(due.eventId(), due.round() + 1)))
          .ifPresent(claimed::add);
    }
    for (Notice notice : claimed) {
      if (RetrySchedule.isOver(notice.round())) {
        deliveries.fail(
            notice, Delivery.Reason.GIVEN_UP.word(), now, now.plus(kept.apply(notice.tenant())));
      }
    }
    List<Notice> sent =
        claimed.stream().filter(notice -> !RetrySchedule.isOver(notice.round())).toList();
    if (!sent.isEmpty()) {
      notices.send(sent);
    }
  }
}
