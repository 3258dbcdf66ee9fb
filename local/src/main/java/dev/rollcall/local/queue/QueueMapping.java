package dev.rollcall.local.queue;

import dev.rollcall.local.lambda.Function;
import dev.rollcall.local.template.EventSource;
import dev.rollcall.local.template.QueueSpec;

/** A function's event source mapping of a queue. */
public record QueueMapping(EventSource.Queue source, QueueSpec queue, Function function) {
  /** How many batches the function takes at a time. */
  int batchesMax() {
    return Math.min(function.instancesMax(), source.concurrency().orElse(function.instancesMax()));
  }

  @Override
  public String toString() {
    return "queue " + queue.name();
  }
}
