package dev.rollcall.aws.lambda;

import java.util.List;
import java.util.Map;

/**
 * A figure in CloudWatch's embedded metric format: written as a log line, it costs no request.
 *
 * @param function whose figure it is, so that two stacks in one account do not hide each other
 * @param name as alarms name it
 * @param unit as CloudWatch spells it
 */
public record Metric(String function, String name, String unit, long value) {
  private static final String NAMESPACE = "Rollcall";
  private static final String DIMENSION = "FunctionName";

  /** A length of time. */
  public static Metric seconds(String function, String name, long value) {
    return new Metric(function, name, "Seconds", value);
  }

  /**
   * Writes the metric.
   *
   * <p>The timestamp is real time: CloudWatch refuses anything far from it.
   */
  public void write(Log log) {
    log.event(
        "metric",
        Map.of(
            "_aws",
            Map.of(
                "Timestamp",
                System.currentTimeMillis(),
                "CloudWatchMetrics",
                List.of(
                    Map.of(
                        "Namespace",
                        NAMESPACE,
                        "Dimensions",
                        List.of(List.of(DIMENSION)),
                        "Metrics",
                        List.of(Map.of("Name", name, "Unit", unit))))),
            DIMENSION,
            function,
            name,
            value));
  }
}
