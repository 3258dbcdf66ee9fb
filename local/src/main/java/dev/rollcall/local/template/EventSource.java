package dev.rollcall.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can invoke a function. */
public sealed interface EventSource {
  /**
   * An HTTP API route; the method is {@code ANY} or upper case, the path may be {@code $default}.
   */
  record Route(String method, String path) implements EventSource {}

  /** A schedule that fires at every multiple of its period since the epoch. */
  record Schedule(String name, Duration period, Optional<String> input) implements EventSource {}

  /** A queue whose messages are handed over in batches. */
  record Queue(
      String queueName, int batchSize, Optional<Integer> concurrency, boolean reportsItemFailures)
      implements EventSource {}

  /** A table's stream, handed over shard by shard. */
  record Stream(
      String tableName,
      boolean fromStart,
      int batchSize,
      List<String> filters,
      Optional<Duration> window,
      Retry retry,
      boolean reportsItemFailures)
      implements EventSource {}

  /** What happens to a batch of stream records that fails; a limit of -1 is none. */
  record Retry(boolean bisect, int attemptsMax, int ageSecondsMax, Optional<String> failureQueue) {}
}
