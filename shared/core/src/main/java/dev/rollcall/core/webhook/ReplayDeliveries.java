package dev.rollcall.core.webhook;

import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.store.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets notices that were given up be tried again. Each is one conditional write by which it waits
 * and is due at once; the next tick brings it back like any other. So whoever crashes has replayed
 * what was written and nothing else, and of two who ask at once one does.
 */
public final class ReplayDeliveries {
  /** The most that one run replays. */
  public static final int NOTICES_MAX = 500;

  private final Deliveries deliveries;
  private final Crew crew;
  private final InstantSource clock;

  /** Replays of these deliveries. */
  public ReplayDeliveries(Deliveries deliveries, Crew crew, InstantSource clock) {
    this.deliveries = deliveries;
    this.crew = crew;
    this.clock = clock;
  }

  /** Replays the notice of one event. */
  public Replay one(EndpointKey endpoint, String eventId) {
    if (isDisabled(endpoint)) {
      return new Replay.Disabled();
    }
    if (deliveries.revive(endpoint, eventId, clock.instant())) {
      return new Replay.Done(1, false);
    }
    return deliveries.find(endpoint, eventId).isPresent()
        ? new Replay.Done(0, false)
        : new Replay.Unknown();
  }

  /** Replays what failed at an endpoint, the newest first. */
  public Replay all(EndpointKey endpoint) {
    if (isDisabled(endpoint)) {
      return new Replay.Disabled();
    }
    Page<KeptNotice> failed =
        deliveries.list(endpoint, Optional.of(KeptNotice.As.FAILED), Optional.empty(), NOTICES_MAX);
    Instant now = clock.instant();
    AtomicInteger revived = new AtomicInteger();
    if (!failed.items().isEmpty()) {
      crew.each(
          failed.items(),
          kept -> {
            if (deliveries.revive(endpoint, kept.notice().event().id(), now)) {
              revived.incrementAndGet();
            }
          });
    }
    return new Replay.Done(revived.get(), failed.next().isPresent());
  }

  private boolean isDisabled(EndpointKey endpoint) {
    return deliveries.state(endpoint) instanceof EndpointState.Disabled;
  }
}
