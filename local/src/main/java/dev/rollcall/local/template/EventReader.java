package dev.rollcall.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the properties of a function's events; a disabled event is empty. */
final class EventReader {
  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

  private EventReader() {}

  static EventSource route(Block block) {
    block.ignoring("ApiId", "TimeoutInMillis", "RouteSettings", "Auth");
    if (!block.text("PayloadFormatVersion").orElse("2.0").equals("2.0")) {
      throw new TemplateException(block.where(), "only payload format 2.0 is made locally");
    }
    return new EventSource.Route(
        block.text("Method").orElse("ANY").toUpperCase(Locale.ROOT),
        block.text("Path").orElse("$default"));
  }

  static Optional<EventSource> schedule(String name, Block block) {
    block.ignoring(
        "DeadLetterConfig",
        "Description",
        "FlexibleTimeWindow",
        "GroupName",
        "OmitName",
        "PermissionsBoundary",
        "RetryPolicy",
        "RoleArn",
        "ScheduleExpressionTimezone");
    Optional<String> input = block.text("Input");
    Duration period = period(block);
    String given = block.text("Name").orElse(name);
    return block.text("State").orElse("ENABLED").equals("DISABLED")
        ? Optional.empty()
        : Optional.of(new EventSource.Schedule(given, period, input));
  }

  private static Duration period(Block block) {
    String expression = block.required("ScheduleExpression");
    Matcher rate = RATE.matcher(expression);
    if (!rate.matches()) {
      throw new TemplateException(block.where(), "only rate(…) runs locally, not " + expression);
    }
    int value = Integer.parseInt(rate.group(1));
    return switch (rate.group(2)) {
      case "minute" -> Duration.ofMinutes(value);
      case "hour" -> Duration.ofHours(value);
      default -> Duration.ofDays(value);
    };
  }

  static Optional<EventSource> queue(Block block) {
    // A window would only hold messages back; locally a batch is what is visible.
    block.ignoring("MaximumBatchingWindowInSeconds");
    Block scaling = block.block("ScalingConfig");
    EventSource.Queue queue =
        new EventSource.Queue(
            Arn.parse(block.where(), block.required("Queue")).name(),
            block.number("BatchSize", 10),
            scaling.text("MaximumConcurrency").map(Integer::valueOf),
            reportsItemFailures(block));
    scaling.end();
    return enabled(block) ? Optional.of(queue) : Optional.empty();
  }

  static Optional<EventSource> stream(Block block) {
    block.ignoring("MaximumBatchingWindowInSeconds");
    if (block.number("ParallelizationFactor", 1) != 1) {
      throw new TemplateException(block.where(), "only ParallelizationFactor 1 runs locally");
    }
    EventSource.Stream stream =
        new EventSource.Stream(
            Arn.parse(block.where(), block.required("Stream")).name(),
            block.required("StartingPosition").equals("TRIM_HORIZON"),
            block.number("BatchSize", 100),
            filters(block),
            block
                .text("TumblingWindowInSeconds")
                .map(Long::valueOf)
                .filter(seconds -> seconds > 0)
                .map(Duration::ofSeconds),
            retry(block),
            reportsItemFailures(block));
    return enabled(block) ? Optional.of(stream) : Optional.empty();
  }

  private static EventSource.Retry retry(Block block) {
    Block failure = block.block("DestinationConfig").block("OnFailure");
    failure.ignoring("Type");
    EventSource.Retry retry =
        new EventSource.Retry(
            block.flag("BisectBatchOnFunctionError"),
            block.number("MaximumRetryAttempts", -1),
            block.number("MaximumRecordAgeInSeconds", -1),
            failure
                .text("Destination")
                .map(arn -> Arn.parse(failure.where(), arn))
                .map(arn -> sqs(failure.where(), arn)));
    failure.end();
    return retry;
  }

  private static String sqs(String where, Arn arn) {
    if (!arn.service().equals("sqs")) {
      throw new TemplateException(where, "only a queue can take failures locally, not " + arn);
    }
    return arn.name();
  }

  private static List<String> filters(Block block) {
    return block.block("FilterCriteria").blocks("Filters").stream()
        .map(filter -> filter.required("Pattern"))
        .toList();
  }

  private static boolean reportsItemFailures(Block block) {
    return block.texts("FunctionResponseTypes").contains("ReportBatchItemFailures");
  }

  private static boolean enabled(Block block) {
    return block.text("Enabled").map(Boolean::valueOf).orElse(true);
  }
}
