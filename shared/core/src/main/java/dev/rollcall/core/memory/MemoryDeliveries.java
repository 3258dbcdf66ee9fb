package dev.rollcall.core.memory;

import dev.rollcall.core.webhook.Deliveries;
import dev.rollcall.core.webhook.DueNotice;
import dev.rollcall.core.webhook.EndpointKey;
import dev.rollcall.core.webhook.EndpointState;
import dev.rollcall.core.webhook.Notice;
import dev.rollcall.core.webhook.Parked;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deliveries in memory. */
public final class MemoryDeliveries implements Deliveries {
  private record Key(EndpointKey endpoint, String eventId) {
    static Key of(Notice notice) {
      return new Key(notice.endpointKey(), notice.event().id());
    }
  }

  private final Map<Key, Parked> parked = new HashMap<>();
  private final Map<Key, String> failed = new LinkedHashMap<>();
  private final Map<EndpointKey, EndpointState> states = new HashMap<>();

  @Override
  public synchronized EndpointState state(EndpointKey endpoint) {
    return states.getOrDefault(endpoint, new EndpointState.Open());
  }

  @Override
  public synchronized void slow(EndpointKey endpoint, Instant until, Duration pause) {
    boolean goes =
        switch (state(endpoint)) {
          case EndpointState.Open _ -> true;
          case EndpointState.Slowed slowed -> until.isAfter(slowed.until());
          case EndpointState.Disabled _ -> false;
        };
    if (goes) {
      states.put(endpoint, new EndpointState.Slowed(until, pause));
    }
  }

  @Override
  public synchronized void disable(EndpointKey endpoint, Instant at) {
    states.put(endpoint, new EndpointState.Disabled(at));
  }

  @Override
  public synchronized void park(Notice notice, Instant due) {
    parked.putIfAbsent(Key.of(notice), new Parked(notice, due));
    failed.remove(Key.of(notice));
  }

  @Override
  public synchronized Optional<Parked> find(Notice notice) {
    return Optional.ofNullable(parked.get(Key.of(notice)));
  }

  @Override
  public synchronized List<DueNotice> due(Instant now, int limit) {
    return parked.values().stream()
        .filter(waiting -> !waiting.due().isAfter(now))
        .sorted(Comparator.comparing(Parked::due))
        .limit(limit)
        .map(
            waiting ->
                new DueNotice(
                    waiting.notice().endpointKey(),
                    waiting.notice().event().id(),
                    waiting.notice().round(),
                    waiting.due()))
        .toList();
  }

  @Override
  public synchronized Optional<Notice> claim(DueNotice due, Instant next) {
    Key key = new Key(due.endpoint(), due.eventId());
    Parked waiting = parked.get(key);
    if (waiting == null
        || waiting.notice().round() != due.round()
        || !waiting.due().equals(due.at())) {
      return Optional.empty();
    }
    Notice claimed = waiting.notice().inRound(due.round() + 1);
    parked.put(key, new Parked(claimed, next));
    return Optional.of(claimed);
  }

  @Override
  public synchronized void postpone(Notice notice, Instant due) {
    parked.computeIfPresent(
        Key.of(notice),
        (_, waiting) ->
            waiting.notice().round() == notice.round()
                ? new Parked(waiting.notice(), due)
                : waiting);
  }

  @Override
  public synchronized void remove(Notice notice) {
    parked.remove(Key.of(notice));
    failed.remove(Key.of(notice));
  }

  @Override
  public synchronized void fail(Notice notice, String reason, Instant at) {
    parked.remove(Key.of(notice));
    failed.put(Key.of(notice), reason);
  }

  /** Why a notice is tried no more; empty if that is not so. */
  public synchronized Optional<String> failure(Notice notice) {
    return Optional.ofNullable(failed.get(Key.of(notice)));
  }
}
