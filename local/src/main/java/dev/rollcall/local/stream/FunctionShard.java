package dev.rollcall.local.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.lambda.ItemFailures;
import dev.rollcall.local.lambda.Outcome;
import dev.rollcall.local.template.EventSource;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Hands one shard's records to a function: filtered, in windows, tried again as the mapping says.
 */
final class FunctionShard implements ShardConsumer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StreamMapping mapping;
  private final RecordFilter filter;
  private final String shard;
  private final Consumer<Position> checkpoint;
  private final EventSource.Retry retry;
  private final Deque<Batch> pending = new ArrayDeque<>();
  private Position position;
  private Instant retryAt = Instant.MIN;
  private int closingFailures;
  private volatile @Nullable Instant dueAt;
  private volatile boolean blocked;

  FunctionShard(
      StreamMapping mapping,
      RecordFilter filter,
      String shard,
      Position position,
      Consumer<Position> checkpoint) {
    this.mapping = mapping;
    this.filter = filter;
    this.shard = shard;
    this.position = position;
    this.checkpoint = checkpoint;
    this.retry = mapping.source().retry();
    publish();
  }

  @Override
  public Optional<Instant> dueAt() {
    return Optional.ofNullable(dueAt);
  }

  @Override
  public boolean isBlocked() {
    return blocked;
  }

  /** The clock's thread looks at these two only. */
  private void publish() {
    blocked = !pending.isEmpty();
    dueAt = blocked ? retryAt : window().map(window -> later(window.end(), retryAt)).orElse(null);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Optional<Window> window() {
    Long start = position.windowStartMillis();
    return start == null
        ? Optional.empty()
        : mapping
            .source()
            .window()
            .map(length -> new Window(Instant.ofEpochMilli(start), length, position.state()));
  }

  @Override
  public void take(List<Record> records, Instant now) {
    String end = Batch.sequence(records.getLast());
    List<Record> wanted =
        records.stream()
            .filter(record -> filter.matches(RecordJson.of(record, mapping.streamArn())))
            .toList();
    if (wanted.isEmpty()) {
      save(position.after(end));
    } else {
      pending.add(Batch.of(wanted, end));
      retryAt = now;
      work(now);
    }
  }

  @Override
  public void work(Instant now) {
    while (!pending.isEmpty() && !retryAt.isAfter(now)) {
      attempt(pending.pop(), now);
    }
    boolean over = window().filter(window -> !window.end().isAfter(now)).isPresent();
    if (over && pending.isEmpty() && !retryAt.isAfter(now)) {
      closeWindow(now, false);
    }
    publish();
  }

  @Override
  public void end(Instant now) {
    if (window().isPresent()) {
      closeWindow(now, false);
    }
    save(position.end());
    publish();
  }

  private void attempt(Batch batch, Instant now) {
    if (isTooOld(batch, now)) {
      discard(batch, "RecordAgeExceeded", now);
      return;
    }
    openWindow(now);
    switch (mapping.function().invoke(event(batch))) {
      case Outcome.Returned(String payload) -> returned(batch, payload, now);
      case Outcome.Failed _, Outcome.TimedOut _ -> failed(batch, now);
    }
  }

  private boolean isTooOld(Batch batch, Instant now) {
    return retry.ageSecondsMax() >= 0
        && batch.firstArrival().plusSeconds(retry.ageSecondsMax()).isBefore(now);
  }

  private void openWindow(Instant now) {
    if (position.windowStartMillis() == null) {
      mapping
          .source()
          .window()
          .map(length -> Window.startAt(now, length).toEpochMilli())
          .ifPresent(start -> position = position.in(start, Map.of()));
    }
  }

  private void returned(Batch batch, String payload, Instant now) {
    Optional<ItemFailures> failures =
        mapping.source().reportsItemFailures()
            ? ItemFailures.read(payload, batch.sequences())
            : Optional.of(ItemFailures.NONE);
    Optional<String> lowest =
        batch.sequences().stream()
            .filter(sequence -> failures.filter(f -> f.ids().contains(sequence)).isPresent())
            .findFirst();
    if (failures.isEmpty()) {
      failed(batch, now);
    } else if (lowest.isPresent()) {
      List<Record> done = batch.before(lowest.get());
      if (!done.isEmpty()) {
        save(position.after(Batch.sequence(done.getLast())));
      }
      failed(batch.from(lowest.get()), now);
    } else {
      succeeded(batch, payload, now);
    }
  }

  private void succeeded(Batch batch, String payload, Instant now) {
    Map<String, String> state = Window.stateIn(payload);
    save(position.after(batch.endSequence()).in(position.windowStartMillis(), state));
    if (Window.isTooLarge(state)) {
      closeWindow(now, true);
    }
  }

  private void failed(Batch batch, Instant now) {
    if (retry.bisect() && batch.records().size() > 1) {
      batch.halves().reversed().forEach(pending::push);
      return;
    }
    Batch again = batch.failedOnce();
    if (retry.attemptsMax() >= 0 && again.failures() > retry.attemptsMax()) {
      discard(again, "RetryAttemptsExhausted", now);
    } else {
      pending.push(again);
      retryAt = now.plus(again.delay());
    }
  }

  private void discard(Batch batch, String condition, Instant now) {
    retry
        .failureQueue()
        .ifPresent(
            queue ->
                mapping
                    .failures()
                    .accept(queue, new FailedBatch(batch, condition, shard, mapping).message(now)));
    save(position.after(batch.endSequence()));
  }

  /** A window whose last invocation fails is tried again like a batch, and then given up. */
  private void closeWindow(Instant now, boolean early) {
    ObjectNode event = JSON.createObjectNode();
    event.putArray("Records");
    describe(event, true, early);
    boolean closed = mapping.function().invoke(event.toString()) instanceof Outcome.Returned;
    closingFailures = closed ? 0 : closingFailures + 1;
    if (closed || (retry.attemptsMax() >= 0 && closingFailures > retry.attemptsMax())) {
      closingFailures = 0;
      save(position.in(null, Map.of()));
    } else {
      retryAt = now.plus(Batch.delay(closingFailures));
    }
  }

  private void save(Position next) {
    position = next;
    checkpoint.accept(next);
    publish();
  }

  private String event(Batch batch) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    batch.records().forEach(record -> records.add(RecordJson.of(record, mapping.streamArn())));
    describe(event, false, false);
    return event.toString();
  }

  private void describe(ObjectNode event, boolean last, boolean early) {
    window()
        .ifPresent(
            window -> {
              window.describe(event, shard, last, early);
              event.put("eventSourceARN", mapping.streamArn());
            });
  }
}
