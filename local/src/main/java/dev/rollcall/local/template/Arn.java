package dev.rollcall.local.template;

/** An ARN of the one account and region that exist locally. */
public record Arn(String service, String resource) {
  /** The account that every local resource belongs to. */
  public static final String ACCOUNT = "000000000000";

  /** The region that every local resource is in. */
  public static final String REGION = "us-east-1";

  /** Reads an ARN's text. */
  public static Arn parse(String where, String text) {
    String[] parts = text.split(":", 6);
    if (parts.length < 6 || !parts[0].equals("arn")) {
      throw new TemplateException(where, "not an ARN: " + text);
    }
    return new Arn(parts[2], parts[5]);
  }

  static Arn queue(String name) {
    return new Arn("sqs", name);
  }

  static Arn table(String name) {
    return new Arn("dynamodb", "table/" + name);
  }

  static Arn stream(String name) {
    return new Arn("dynamodb", "table/" + name + "/stream/local");
  }

  static Arn function(String name) {
    return new Arn("lambda", "function:" + name);
  }

  /** The ARN of an event bus. */
  public static Arn bus(String name) {
    return new Arn("events", "event-bus/" + name);
  }

  static Arn logGroup(String name) {
    return new Arn("logs", "log-group:" + name);
  }

  /** The resource's own name: a queue's, a table's, a function's, a log group's. */
  public String name() {
    return switch (service) {
      case "dynamodb" -> resource.split("/", -1)[1];
      case "events" -> resource.substring(resource.indexOf('/') + 1);
      case "lambda", "logs" -> resource.split(":", -1)[1];
      default -> resource;
    };
  }

  @Override
  public String toString() {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
  }
}
