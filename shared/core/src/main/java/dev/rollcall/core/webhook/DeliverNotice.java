package dev.rollcall.core.webhook;

import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.webhook.Delivery.Fate;
import dev.rollcall.core.webhook.Delivery.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Posts one notice and decides what becomes of it. A new notice is tried a few times while it is on
 * the queue; then it is parked, and comes back for one try a round. What was parked stays so until
 * it is delivered or given up, so a crash anywhere here costs a try and never the notice.
 */
public final class DeliverNotice {
  /** Somewhat longer than a post may take: until then nobody else finds out. */
  private static final Duration PROBE = Duration.ofSeconds(20);

  /** Whoever finds out mostly knows by then. */
  private static final Duration FOUND_OUT_BY = Duration.ofSeconds(2);

  private final Endpoints endpoints;
  private final Deliveries deliveries;
  private final Poster poster;
  private final JsonText json;
  private final Function<TenantId, Duration> kept;
  private final InstantSource clock;
  private final InstantSource realTime;
  private final Heard heard = new Heard();

  /**
   * Delivery by these means.
   *
   * @param kept how long a tenant wants to see what was given up
   * @param clock engine time: schedules follow it
   * @param realTime what receivers compare signatures with
   */
  public DeliverNotice(
      Endpoints endpoints,
      Deliveries deliveries,
      Poster poster,
      JsonText json,
      Function<TenantId, Duration> kept,
      InstantSource clock,
      InstantSource realTime) {
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.poster = poster;
    this.json = json;
    this.kept = kept;
    this.clock = clock;
    this.realTime = realTime;
  }

  /**
   * Tries a notice once.
   *
   * @param received how often the queue has handed it out in this round, from 1
   * @throws RuntimeException if a store failed: deliver it again
   */
  public Delivery run(Notice notice, int received) {
    return run(notice, received, false);
  }

  /**
   * Tries a notice once.
   *
   * <p>An endpoint that hangs holds whoever posts to it for as long as a post may take. So if its
   * notices come in crowds, or it was paused, one of all workers finds out whether it answers, and
   * the others wait; otherwise it would hold all of them, and with them everybody else's notices.
   *
   * @param crowded whether many others for the same endpoint are about to be tried by this worker
   * @param received how often the queue has handed it out in this round, from 1
   * @throws RuntimeException if a store failed: deliver it again
   */
  public Delivery run(Notice notice, int received, boolean crowded) {
    Optional<Parked> parked = notice.round() == 0 ? Optional.empty() : deliveries.find(notice);
    if (notice.round() > 0 && parked.map(p -> p.notice().round()).orElse(0) != notice.round()) {
      return unasked(new Fate.Dropped(Reason.SUPERSEDED));
    }
    Try attempt = new Try(notice, received, parked, crowded);
    Instant now = clock.instant();
    Instant waits = heard.waitsUntil(notice.endpointKey(), now);
    if (crowded && waits.isAfter(now)) {
      return unasked(again(attempt, waits, false));
    }
    Optional<Endpoint> endpoint = endpoints.find(notice.endpointKey());
    if (endpoint.isEmpty()) {
      return unasked(drop(notice, Reason.NO_ENDPOINT));
    }
    if (!Signature.isSecret(endpoint.get().secret())) {
      return unasked(drop(notice, Reason.NO_SECRET));
    }
    EndpointState state = deliveries.state(notice.endpointKey());
    return switch (state) {
      case EndpointState.Open open ->
          !crowded || heard.lately(notice.endpointKey(), open, now)
              ? post(attempt, endpoint.get(), state)
              : findOut(attempt, endpoint.get(), state);
      case EndpointState.Slowed slowed when now.isBefore(slowed.until()) -> {
        heard.mustWait(notice.endpointKey(), slowed.until(), now);
        yield unasked(again(attempt, slowed.until(), false));
      }
      case EndpointState.Slowed _ -> findOut(attempt, endpoint.get(), state);
      case EndpointState.Disabled disabled -> {
        remember(notice, disabled);
        yield unasked(drop(notice, Reason.DISABLED));
      }
    };
  }

  /** As long as there is news for it, an endpoint that is gone stays known as such. */
  private void remember(Notice notice, EndpointState.Disabled disabled) {
    Instant now = clock.instant();
    Duration keep = kept.apply(notice.tenant());
    if (disabled.keptUntil().isBefore(now.plus(keep.dividedBy(2)))) {
      deliveries.disable(notice.endpointKey(), disabled.at(), now.plus(keep));
    }
  }

  private record Try(Notice notice, int received, Optional<Parked> parked, boolean crowded) {}

  private Delivery findOut(Try attempt, Endpoint endpoint, EndpointState state) {
    Instant now = clock.instant();
    if (deliveries.probe(attempt.notice().endpointKey(), now, now.plus(PROBE))) {
      return post(attempt, endpoint, state);
    }
    Instant soon = now.plus(FOUND_OUT_BY);
    heard.mustWait(attempt.notice().endpointKey(), soon, now);
    return unasked(again(attempt, soon, false));
  }

  /** Whoever answers does not hang, whatever the answer. */
  private void note(Try attempt, EndpointState state, Instant now) {
    EndpointKey endpoint = attempt.notice().endpointKey();
    boolean asked = attempt.crowded() || state instanceof EndpointState.Slowed;
    if (asked && (heard.isNews(endpoint, now) || state instanceof EndpointState.Slowed)) {
      deliveries.answered(endpoint, now);
    }
  }

  private Delivery post(Try attempt, Endpoint endpoint, EndpointState state) {
    Notice notice = attempt.notice();
    List<String> secrets = endpoint.secrets(clock.instant());
    Reply reply = poster.post(Post.of(notice, endpoint.url(), secrets, realTime.instant(), json));
    Instant now = clock.instant();
    Fate fate =
        switch (Verdict.of(reply)) {
          case Verdict.Delivered _ -> {
            note(attempt, state, now);
            yield delivered(attempt);
          }
          case Verdict.Retry _ -> {
            if (reply instanceof Reply.Answered) {
              note(attempt, state, now);
            }
            yield again(attempt, now, true);
          }
          case Verdict.Slow slow -> {
            Duration pause = slow.asked().orElseGet(() -> RetrySchedule.pause(state, now));
            heard.mustWait(notice.endpointKey(), now.plus(pause), now);
            deliveries.slow(notice.endpointKey(), now.plus(pause), pause);
            yield again(attempt, now.plus(pause), true);
          }
          case Verdict.Gone _ -> {
            deliveries.disable(notice.endpointKey(), now, now.plus(kept.apply(notice.tenant())));
            yield drop(notice, Reason.DISABLED);
          }
        };
    return new Delivery(fate, Optional.of(reply));
  }

  private Fate delivered(Try attempt) {
    // Also a new notice may be parked, by a run that crashed before it was taken off the queue.
    if (attempt.notice().round() > 0 || attempt.received() > 1) {
      deliveries.remove(attempt.notice());
    }
    return new Fate.Delivered();
  }

  private Fate again(Try attempt, Instant notBefore, boolean asked) {
    Instant now = clock.instant();
    Notice notice = attempt.notice();
    String id = notice.event().id();
    Instant earliest =
        notBefore.isAfter(now)
            ? now.plus(
                RetrySchedule.afterPause(Duration.between(now, notBefore), id, notice.round()))
            : now;
    if (attempt.parked().isPresent()) {
      return parkedAgain(attempt.parked().get(), earliest, asked);
    }
    Optional<Instant> quick =
        RetrySchedule.quick(id, attempt.received())
            .map(now::plus)
            .map(soon -> later(soon, earliest))
            .filter(soon -> !soon.isAfter(now.plus(RetrySchedule.QUICK_MAX)));
    if (quick.isPresent()) {
      return new Fate.TryAgain(Duration.between(now, quick.get()));
    }
    Instant due = later(now.plus(RetrySchedule.later(id, notice.round())), earliest);
    deliveries.park(notice, due);
    return new Fate.Parked(due);
  }

  private Fate parkedAgain(Parked parked, Instant earliest, boolean asked) {
    int round = parked.notice().round();
    // A pause that falls on the last try moves it, once.
    if (asked ? RetrySchedule.isLast(round) : RetrySchedule.isOver(round + 1)) {
      return drop(parked.notice(), Reason.GIVEN_UP);
    }
    if (earliest.isAfter(parked.due())) {
      deliveries.postpone(parked.notice(), earliest);
    }
    return new Fate.Parked(later(parked.due(), earliest));
  }

  private Fate drop(Notice notice, Reason reason) {
    Instant now = clock.instant();
    deliveries.fail(notice, reason.word(), now, now.plus(kept.apply(notice.tenant())));
    return new Fate.Dropped(reason);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Delivery unasked(Fate fate) {
    return new Delivery(fate, Optional.empty());
  }
}
