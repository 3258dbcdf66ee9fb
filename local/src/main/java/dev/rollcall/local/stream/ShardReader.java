package dev.rollcall.local.stream;

import dev.rollcall.local.clock.Activity;
import dev.rollcall.local.clock.Doorbell;
import dev.rollcall.local.clock.EngineClock;
import dev.rollcall.local.clock.Workload;
import dev.rollcall.local.table.Writes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Reads one shard whenever something was written, and hands on what it finds. */
final class ShardReader implements Workload {
  private static final System.Logger LOG = System.getLogger("dev.rollcall.local");
  private static final Duration NAP = Duration.ofSeconds(1);

  private final String shard;
  private final ShardConsumer consumer;
  private final ShardCursor cursor;
  private final Writes writes;
  private final Activity activity;
  private final EngineClock clock;
  private final Runnable onEnd;
  private final Doorbell bell = new Doorbell();
  private final Thread thread;
  private volatile long readUpTo = -1;
  private volatile boolean stopped;

  ShardReader(
      String shard,
      ShardConsumer consumer,
      ShardCursor cursor,
      Writes writes,
      Activity activity,
      EngineClock clock,
      Runnable onEnd) {
    this.shard = shard;
    this.consumer = consumer;
    this.cursor = cursor;
    this.writes = writes;
    this.activity = activity;
    this.clock = clock;
    this.onEnd = onEnd;
    this.thread = Thread.ofVirtual().name("stream-" + shard).unstarted(this::run);
  }

  void start() {
    writes.listen(bell);
    thread.start();
  }

  /**
   * Idle is who has read to the end since the last write: the read began after it, and writes on
   * their way count as activity.
   */
  @Override
  public boolean isIdle(Instant now) {
    return stopped
        || (consumer.dueAt().filter(due -> !due.isAfter(now)).isEmpty()
            && (consumer.isBlocked() || readUpTo >= writes.finished()));
  }

  @Override
  public Optional<Instant> nextAfter(Instant now) {
    return stopped ? Optional.empty() : consumer.dueAt().filter(due -> due.isAfter(now));
  }

  @Override
  public void timeMoved(Instant now) {
    if (!isIdle(now)) {
      bell.ring();
    }
  }

  private void run() {
    try {
      while (!stopped) {
        long seen = bell.rings();
        if (isIdle(clock.instant())) {
          bell.await(seen, NAP);
        } else {
          tryToAdvance(seen);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void tryToAdvance(long seen) throws InterruptedException {
    try (var _ = activity.begin()) {
      advance(clock.instant());
    } catch (RuntimeException e) {
      if (!stopped) {
        LOG.log(System.Logger.Level.WARNING, this + " was not read", e);
        bell.await(seen, NAP);
      }
    }
  }

  private void advance(Instant now) {
    if (consumer.dueAt().filter(due -> !due.isAfter(now)).isPresent()) {
      consumer.work(now);
    } else if (!consumer.isBlocked()) {
      read(now);
    }
  }

  private void read(Instant now) {
    long before = writes.finished();
    List<Record> records = cursor.next();
    if (!records.isEmpty()) {
      consumer.take(clock.isStepped() ? dated(records, now) : records, now);
      return;
    }
    if (cursor.isAtEnd()) {
      consumer.end(now);
      stop();
      onEnd.run();
    }
    readUpTo = before;
  }

  /** Engine time cannot have moved since the write: no step is made over an unread record. */
  private static List<Record> dated(List<Record> records, Instant now) {
    return records.stream()
        .map(
            record ->
                record.toBuilder()
                    .dynamodb(
                        record.dynamodb().toBuilder().approximateCreationDateTime(now).build())
                    .build())
        .toList();
  }

  void stop() {
    stopped = true;
    writes.forget(bell);
    bell.ring();
  }

  @Override
  public String toString() {
    return "stream shard " + shard;
  }
}
