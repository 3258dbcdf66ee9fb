package dev.rollcall.core.memory;

import dev.rollcall.core.publish.Event;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.webhook.Deliveries;
import dev.rollcall.core.webhook.DueNotice;
import dev.rollcall.core.webhook.EndpointKey;
import dev.rollcall.core.webhook.EndpointState;
import dev.rollcall.core.webhook.KeptNotice;
import dev.rollcall.core.webhook.KeptNotice.Standing.Failed;
import dev.rollcall.core.webhook.KeptNotice.Standing.Waiting;
import dev.rollcall.core.webhook.Notice;
import dev.rollcall.core.webhook.Parked;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Deliveries in memory. */
public final class MemoryDeliveries implements Deliveries {
  private record Key(EndpointKey endpoint, String eventId) {
    static Key of(Notice notice) {
      return new Key(notice.endpointKey(), notice.event().id());
    }
  }

  private final Map<Key, Parked> parked = new HashMap<>();
  private final Map<Key, KeptNotice> failed = new HashMap<>();
  private final Map<EndpointKey, EndpointState> states = new HashMap<>();
  private final Map<EndpointKey, Instant> probes = new HashMap<>();

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
      probes.remove(endpoint);
    }
  }

  @Override
  public synchronized boolean probe(EndpointKey endpoint, Instant now, Instant until) {
    if (probes.getOrDefault(endpoint, Instant.EPOCH).isAfter(now)) {
      return false;
    }
    probes.put(endpoint, until);
    return true;
  }

  @Override
  public synchronized void answered(EndpointKey endpoint, Instant at) {
    boolean goes =
        switch (state(endpoint)) {
          case EndpointState.Open open -> at.isAfter(open.answeredAt());
          case EndpointState.Slowed slowed -> !at.isBefore(slowed.until());
          case EndpointState.Disabled _ -> false;
        };
    probes.remove(endpoint);
    if (goes) {
      states.put(endpoint, new EndpointState.Open(at));
    }
  }

  @Override
  public synchronized void disable(EndpointKey endpoint, Instant at, Instant keptUntil) {
    Instant since = state(endpoint) instanceof EndpointState.Disabled before ? before.at() : at;
    states.put(endpoint, new EndpointState.Disabled(since, keptUntil));
  }

  @Override
  public synchronized void open(EndpointKey endpoint) {
    states.remove(endpoint);
    probes.remove(endpoint);
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
  public synchronized void fail(Notice notice, String reason, Instant at, Instant keptUntil) {
    parked.remove(Key.of(notice));
    failed.put(Key.of(notice), new KeptNotice(notice.inRound(0), new Failed(reason, at)));
  }

  @Override
  public synchronized boolean revive(EndpointKey endpoint, String eventId, Instant due) {
    Key key = new Key(endpoint, eventId);
    KeptNotice kept = failed.remove(key);
    if (kept != null) {
      parked.put(key, new Parked(kept.notice(), due));
    }
    return kept != null;
  }

  @Override
  public synchronized Optional<KeptNotice> find(EndpointKey endpoint, String eventId) {
    return all(endpoint).filter(kept -> kept.notice().event().id().equals(eventId)).findAny();
  }

  @Override
  public synchronized Page<KeptNotice> list(
      EndpointKey endpoint, Optional<KeptNotice.As> as, Optional<String> after, int limit) {
    if (after.isPresent() && !isPlace(after.get(), as)) {
      throw new IllegalArgumentException("not a place in this list of deliveries");
    }
    List<KeptNotice> found =
        all(endpoint)
            .filter(kept -> as.isEmpty() || as.get() == kept.standing().as())
            .sorted(Comparator.comparing(MemoryDeliveries::position).reversed())
            .filter(kept -> after.isEmpty() || position(kept).compareTo(after.get()) < 0)
            .limit(limit + 1L)
            .toList();
    return new Page<>(
        found.stream().limit(limit).toList(),
        found.size() > limit ? Optional.of(position(found.get(limit - 1))) : Optional.empty());
  }

  private static boolean isPlace(String text, Optional<KeptNotice.As> as) {
    return KeptNotice.As.of(text.substring(0, Math.max(0, text.indexOf('#'))))
        .filter(kind -> as.isEmpty() || kind == as.get())
        .isPresent();
  }

  private Stream<KeptNotice> all(EndpointKey endpoint) {
    Stream<KeptNotice> waiting =
        parked.values().stream().map(one -> new KeptNotice(one.notice(), new Waiting(one.due())));
    return Stream.concat(waiting, failed.values().stream())
        .filter(kept -> kept.notice().endpointKey().equals(endpoint));
  }

  /** Backwards: who waits comes before who failed. */
  private static String position(KeptNotice kept) {
    Event event = kept.notice().event();
    return "%s#%020d#%s"
        .formatted(kept.standing().as().word(), event.at().toEpochMilli(), event.id());
  }
}
