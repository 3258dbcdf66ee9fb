package dev.rollcall.local.queue;

import dev.rollcall.local.clock.Activity;
import dev.rollcall.local.clock.Doorbell;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** When each message of one queue is visible, known before its sender has an answer. */
public final class QueueLedger {
  private final Activity activity;
  private final Doorbell doorbell = new Doorbell();
  private final Map<String, Long> visibleFrom = new HashMap<>();
  private final Map<String, Long> sentAt = new HashMap<>();
  private final TreeMap<Long, Integer> timeline = new TreeMap<>();

  QueueLedger(Activity activity) {
    this.activity = activity;
  }

  void put(String messageId, long fromMillis, long nowMillis) {
    synchronized (this) {
      forget(messageId);
      visibleFrom.put(messageId, fromMillis);
      sentAt.putIfAbsent(messageId, nowMillis);
      timeline.merge(fromMillis, 1, Integer::sum);
    }
    ring();
  }

  void remove(String messageId) {
    synchronized (this) {
      forget(messageId);
      sentAt.remove(messageId);
    }
    ring();
  }

  private void forget(String messageId) {
    Long old = visibleFrom.remove(messageId);
    if (old != null) {
      timeline.computeIfPresent(old, (_, count) -> count == 1 ? null : count - 1);
    }
  }

  void ring() {
    doorbell.ring();
    activity.changed();
  }

  Doorbell doorbell() {
    return doorbell;
  }

  /** Whether any message is visible at this time. */
  public synchronized boolean hasVisible(Instant now) {
    return !timeline.isEmpty() && timeline.firstKey() <= now.toEpochMilli();
  }

  /** The next time after this one at which a message becomes visible. */
  public synchronized Optional<Instant> nextVisibleAfter(Instant now) {
    return Optional.ofNullable(timeline.higherKey(now.toEpochMilli())).map(Instant::ofEpochMilli);
  }

  /** When a message was sent, by engine time. */
  synchronized Optional<Instant> sentAt(String messageId) {
    return Optional.ofNullable(sentAt.get(messageId)).map(Instant::ofEpochMilli);
  }

  /** How many messages there are, visible or not. */
  public synchronized int size() {
    return visibleFrom.size();
  }
}
