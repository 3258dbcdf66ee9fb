package dev.rollcall.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an embedded cloud is to run, and how. */
public final class EmbeddedCloudBuilder {
  private static final System.Logger LOG = System.getLogger("dev.rollcall.local");

  private @Nullable Path template;
  private final Map<String, String> parameters = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Set<String> durableQueues = new HashSet<>();
  private int port;
  private Optional<Path> data = Optional.empty();
  private Optional<Instant> startAt = Optional.empty();
  private double speed = 1;
  private Optional<Endpoints> endpoints = Optional.empty();
  private Consumer<String> events = _ -> {};
  private Consumer<String> log = line -> LOG.log(System.Logger.Level.WARNING, line);

  EmbeddedCloudBuilder() {}

  /** The SAM template to run. */
  public EmbeddedCloudBuilder template(Path file) {
    template = file;
    return this;
  }

  /** Values for the template's parameters, over their defaults. */
  public EmbeddedCloudBuilder parameters(Map<String, String> values) {
    parameters.putAll(values);
    return this;
  }

  /** Variables for all functions, over the template's. */
  public EmbeddedCloudBuilder environment(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /** The port of the HTTP API; 0, the default, for any that is free. */
  public EmbeddedCloudBuilder port(int number) {
    port = number;
    return this;
  }

  /** Where to keep tables, stream positions, engine time and durable queues; else in memory. */
  public EmbeddedCloudBuilder data(Path directory) {
    data = Optional.of(directory);
    return this;
  }

  /** The queues, by logical id, whose messages are kept in the data directory. */
  public EmbeddedCloudBuilder durableQueues(Set<String> logicalIds) {
    durableQueues.addAll(logicalIds);
    return this;
  }

  /** The engine time to start at, unless the data directory knows a later life of it. */
  public EmbeddedCloudBuilder startAt(Instant instant) {
    startAt = Optional.of(instant);
    return this;
  }

  /**
   * How much faster than real time engine time may move: 1 without {@link #startAt} is the system's
   * time, 0 moves only by hand, infinity as fast as the work is done.
   */
  public EmbeddedCloudBuilder speed(double ceiling) {
    speed = ceiling;
    return this;
  }

  /**
   * Uses tables, queues and buses at these endpoints instead of its own, and makes what is missing
   * there. They go by real time and keep what they hold, so that engine time must be the system's
   * and nothing is kept here.
   */
  public EmbeddedCloudBuilder endpoints(URI dynamoDb, URI sqs, URI eventBridge) {
    endpoints = Optional.of(new Endpoints(dynamoDb, sqs, eventBridge));
    return this;
  }

  /** Takes the events, as JSON, that rules send to a log group. */
  public EmbeddedCloudBuilder events(Consumer<String> consumer) {
    events = consumer;
    return this;
  }

  /**
   * Takes a line for each invocation that failed, and for each target that a bus elsewhere cannot
   * reach; by default the system's logger does.
   */
  public EmbeddedCloudBuilder log(Consumer<String> consumer) {
    log = consumer;
    return this;
  }

  /** Starts it. */
  public EmbeddedCloud start() {
    if (template == null) {
      throw new IllegalStateException("an embedded cloud needs a template");
    }
    Options options =
        new Options(
            template,
            Map.copyOf(parameters),
            Map.copyOf(environment),
            Set.copyOf(durableQueues),
            port,
            data,
            startAt,
            speed,
            endpoints,
            events,
            log);
    if (endpoints.isPresent() && (!options.isRealTime() || data.isPresent())) {
      throw new IllegalStateException("servers elsewhere go by real time and keep their own data");
    }
    return EmbeddedCloud.start(options);
  }

  /** All of it, once decided. */
  record Options(
      Path template,
      Map<String, String> parameters,
      Map<String, String> environment,
      Set<String> durableQueues,
      int port,
      Optional<Path> data,
      Optional<Instant> startAt,
      double speed,
      Optional<Endpoints> endpoints,
      Consumer<String> events,
      Consumer<String> log) {
    Optional<Path> inData(String file) {
      return data.map(directory -> directory.resolve(file));
    }

    boolean isRealTime() {
      return speed == 1 && startAt.isEmpty();
    }
  }
}
