package dev.rollcall.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Lambda function as the template describes it. */
public record FunctionSpec(
    String logicalId,
    String name,
    String handler,
    Map<String, String> environment,
    Duration timeout,
    int memoryMegabytes,
    Optional<Integer> concurrency,
    List<EventSource> events) {
  public FunctionSpec {
    environment = Map.copyOf(environment);
    events = List.copyOf(events);
  }
}
