package dev.rollcall.local.template;

import java.util.List;

/** A rule of an event bus: a pattern, and where the events go that match it. */
public record RuleSpec(String name, String bus, String pattern, List<Target> targets) {
  /** Where a matched event goes. */
  public sealed interface Target {}

  /** A queue that gets the event as a message. */
  public record ToQueue(String queueName) implements Target {}

  /** A function that is invoked with the event. */
  public record ToFunction(String functionName) implements Target {}

  /** A log group; locally, the caller's consumer. */
  public record ToLog(String logGroup) implements Target {}
}
