package dev.rollcall.aws.lambda;

import java.util.List;
import java.util.Map;

/**
 * A figure in CloudWatch's embedded metric format: written as a log line, it costs no request.
 *
 * @param name as alarms name it
 * @param unit as CloudWatch spells it
 */
public record Metric(String name, String unit, long value) {
  private static final String NAMESPACE = "Rollcall";

  /** A length of time. */
  public static Metric seconds(String name, long value) {
    return new Metric(name, "Seconds", value);
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
                        List.of(List.of()),
                        "Metrics",
                        List.of(Map.of("Name", name, "Unit", unit))))),
            name,
            value));
  }
}
