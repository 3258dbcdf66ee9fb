package dev.rollcall.local.template;

import java.util.List;

/** A rule of an event bus: a pattern, and where the events go that match it. */
public record RuleSpec(String name, String bus, String pattern, List<Target> targets) {
  /** The target that an ARN means; {@code where} names it should there be no such. */
  public static Target target(String where, Arn arn) {
    return switch (arn.service()) {
      case "sqs" -> new ToQueue(arn.name());
      case "lambda" -> new ToFunction(arn.name());
      case "logs" -> new ToLog(arn.name());
      default -> throw new TemplateException(where, "no local target: " + arn);
    };
  }

  /** Where a matched event goes. */
  public sealed interface Target {}

  /** A queue that gets the event as a message. */
  public record ToQueue(String queueName) implements Target {}

  /** A function that is invoked with the event. */
  public record ToFunction(String functionName) implements Target {}

  /** A log group; locally, the caller's consumer. */
  public record ToLog(String logGroup) implements Target {}
}
