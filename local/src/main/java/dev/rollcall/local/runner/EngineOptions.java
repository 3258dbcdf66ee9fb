package dev.rollcall.local.runner;

import dev.rollcall.local.Endpoints;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How an engine is to be run.
 *
 * @param port of the API, 0 for any that is free
 * @param data where everything is kept; absent, in memory
 * @param now engine time to start at; absent, the system's
 * @param speed ceiling of engine time over real time; infinite for as fast as the work is done
 * @param carrier URL of the demo tenant's carrier; absent, the simulated one
 * @param allowLoopback whether webhooks and carriers may live on this machine, by http
 * @param endpoints where tables, queues and buses are; absent, embedded
 * @param variables for all functions, over the template's
 */
record EngineOptions(
    int port,
    Optional<Path> data,
    Optional<Instant> now,
    double speed,
    Optional<String> carrier,
    boolean allowLoopback,
    Optional<Endpoints> endpoints,
    Map<String, String> variables) {
  /** With the template's variables. */
  EngineOptions(
      int port,
      Optional<Path> data,
      Optional<Instant> now,
      double speed,
      Optional<String> carrier,
      boolean allowLoopback,
      Optional<Endpoints> endpoints) {
    this(port, data, now, speed, carrier, allowLoopback, endpoints, Map.of());
  }

  /** On servers of its own. */
  EngineOptions(
      int port,
      Optional<Path> data,
      Optional<Instant> now,
      double speed,
      Optional<String> carrier,
      boolean allowLoopback) {
    this(port, data, now, speed, carrier, allowLoopback, Optional.empty());
  }
}
