package dev.rollcall.local.template;

import java.time.Duration;
import java.util.Optional;

/** An SQS queue as the template describes it. */
public record QueueSpec(
    String logicalId,
    String name,
    Duration visibility,
    Duration retention,
    Duration delay,
    Duration receiveWait,
    Optional<Redrive> redrive) {
  /** Where a message goes that was received too often. */
  public record Redrive(String queueName, int receivesMax) {}
}
