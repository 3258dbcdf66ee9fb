package dev.rollcall.core.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/** What this worker knows of endpoints without asking the store: who answers, and who must wait. */
final class Heard {
  /** So long an answer stands for the endpoint. */
  static final Duration FOR = Duration.ofMinutes(1);

  /** So long a pause is believed in; somebody may open the endpoint meanwhile. */
  private static final Duration BELIEVED_FOR = Duration.ofSeconds(5);

  private record Wait(Instant until, Instant believedUntil) {}

  private final ConcurrentHashMap<EndpointKey, Instant> answers = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<EndpointKey, Wait> waits = new ConcurrentHashMap<>();

  boolean lately(EndpointKey endpoint, EndpointState.Open state, Instant now) {
    Instant seen = answers.getOrDefault(endpoint, Instant.EPOCH);
    return state.answeredAt().plus(FOR).isAfter(now) || seen.plus(FOR).isAfter(now);
  }

  /** Notes an answer; says whether it is time to tell the others. */
  boolean isNews(EndpointKey endpoint, Instant now) {
    waits.remove(endpoint);
    boolean[] news = {false};
    answers.compute(
        endpoint,
        (_, before) -> {
          news[0] = before == null || !before.plus(FOR.dividedBy(2)).isAfter(now);
          return news[0] ? now : before;
        });
    return news[0];
  }

  /** Notes that nothing is to be posted there for a while. */
  void mustWait(EndpointKey endpoint, Instant until, Instant now) {
    answers.remove(endpoint);
    waits.put(endpoint, new Wait(until, now.plus(BELIEVED_FOR)));
  }

  /** Until when an endpoint must wait, as far as that is known; now, if it is not. */
  Instant waitsUntil(EndpointKey endpoint, Instant now) {
    Wait wait = waits.get(endpoint);
    return wait != null && wait.believedUntil().isAfter(now) && wait.until().isAfter(now)
        ? wait.until()
        : now;
  }
}
