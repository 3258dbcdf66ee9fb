package dev.rollcall.local;

import dev.rollcall.local.bus.BusTargets;
import dev.rollcall.local.clock.Activity;
import dev.rollcall.local.clock.EngineClock;
import dev.rollcall.local.clock.Quiescence;
import dev.rollcall.local.clock.Stepper;
import dev.rollcall.local.clock.TimeFile;
import dev.rollcall.local.lambda.Function;
import dev.rollcall.local.lambda.InvocationCount;
import dev.rollcall.local.lambda.Outcome;
import dev.rollcall.local.stream.Positions;
import dev.rollcall.local.table.Tables;
import dev.rollcall.local.template.FunctionSpec;
import dev.rollcall.local.template.Template;
import dev.rollcall.local.template.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A SAM template at work in this JVM: API, functions, tables, streams, queues, bus, schedules. */
public final class EmbeddedCloud implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Activity activity = new Activity();
  private final EngineClock clock;
  private final boolean resumed;
  private final Quiescence quiescence;
  private final Stepper stepper;
  private final Servers servers;
  private final Template template;
  private final EventSources sources;
  private final Map<String, Function> functions = new TreeMap<>();

  private EmbeddedCloud(EmbeddedCloudBuilder.Options options) throws IOException {
    if (options.data().isPresent()) {
      Files.createDirectories(options.data().get());
    }
    TimeFile file = options.inData("engine-time").map(TimeFile::at).orElseGet(TimeFile::none);
    Optional<Instant> lastTime = file.read();
    resumed = lastTime.isPresent();
    clock =
        options.isRealTime()
            ? EngineClock.system()
            : EngineClock.stepped(lastTime.or(options::startAt).orElseGet(Instant::now), file);
    quiescence = new Quiescence(activity, clock);
    stepper = new Stepper(clock, options.speed(), activity, quiescence);
    String yaml = Files.readString(options.template());
    servers =
        options
            .endpoints()
            .map(endpoints -> Servers.at(endpoints, options, activity, clock))
            .orElseGet(
                () -> Servers.embedded(options, activity, clock, quiescence, targets(options)));
    template = read(yaml, options, servers);
    Positions positions = Positions.open(options.inData("stream-positions.json"));
    sources = new EventSources(template, servers, activity, clock, quiescence, positions);
  }

  private BusTargets targets(EmbeddedCloudBuilder.Options options) {
    return new BusTargets(
        (queue, event) -> servers.send(queue, event),
        (function, event) -> Objects.requireNonNull(functions.get(function)).invokeLater(event),
        options.events());
  }

  private static Template read(String yaml, EmbeddedCloudBuilder.Options options, Servers servers) {
    try {
      return Template.read(
          yaml,
          options.parameters(),
          new Template.Endpoints(servers.queues().url(), servers.front().url()));
    } catch (RuntimeException e) {
      servers.close();
      throw e;
    }
  }

  /** Says what to run. */
  public static EmbeddedCloudBuilder builder() {
    return new EmbeddedCloudBuilder();
  }

  static EmbeddedCloud start(EmbeddedCloudBuilder.Options options) {
    try {
      EmbeddedCloud cloud = new EmbeddedCloud(options);
      cloud.run(options);
      return cloud;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(EmbeddedCloudBuilder.Options options) {
    try {
      furnish(options);
      connect();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Everything that holds data, and the functions. */
  private void furnish(EmbeddedCloudBuilder.Options options) {
    servers.queues().create(template.queues());
    new Tables(servers.clients().dynamoDb(), !clock.isStepped()).create(template.tables());
    FunctionEnvironment environment = new FunctionEnvironment(servers, options.environment());
    for (FunctionSpec spec : template.functions()) {
      functions.put(
          spec.name(), new Function(spec, environment.of(spec), clock, activity, options.log()));
    }
  }

  /** Everything that invokes a function; time last. */
  private void connect() {
    // What fired at the instant of a crash may not have been done, so it fires again.
    Instant firesAfter = resumed ? clock.instant().minusMillis(1) : clock.instant();
    servers.bus().start(template.buses(), template.rules());
    functions.values().forEach(function -> sources.connect(function, firesAfter));
    servers.front().start(functions.values());
    stepper.start();
  }

  /** The address of the HTTP API. */
  public String url() {
    return servers.front().url();
  }

  /** Engine time. */
  public EngineClock clock() {
    return clock;
  }

  /** A client of the tables. */
  public DynamoDbClient dynamoDb() {
    return servers.clients().dynamoDb();
  }

  /** A client of the queues. */
  public SqsClient sqs() {
    return servers.clients().sqs();
  }

  /** A client of the event bus. */
  public EventBridgeClient eventBridge() {
    return servers.clients().eventBridge();
  }

  /** The address of a queue. */
  public String queueUrl(String logicalId) {
    return servers.queues().queueUrl(template.queue(logicalId).name());
  }

  /** How many messages a queue holds, visible or not; of one elsewhere, about as many. */
  public int queueSize(String logicalId) {
    return servers.queues().size(template.queue(logicalId).name());
  }

  /** The name of a table. */
  public String tableName(String logicalId) {
    return template.table(logicalId).name();
  }

  /**
   * Invokes a function, by its logical id, as its owner may, and returns what it answered.
   *
   * @throws IllegalStateException if it fails
   */
  public String invoke(String logicalId, String event) {
    Function invoked =
        functions.values().stream()
            .filter(function -> function.spec().logicalId().equals(logicalId))
            .findFirst()
            .orElseThrow(() -> new TemplateException(logicalId, "no such function"));
    return switch (invoked.invoke(event)) {
      case Outcome.Returned(String payload) -> payload;
      case Outcome.Failed failed -> throw new IllegalStateException(failed.toString());
      case Outcome.TimedOut _ -> throw new IllegalStateException(logicalId + " timed out");
    };
  }

  /** How the functions have been doing, by name. */
  public Map<String, InvocationCount> invocations() {
    Map<String, InvocationCount> counts = new TreeMap<>();
    functions.forEach((name, function) -> counts.put(name, function.count()));
    return counts;
  }

  /** Shows somebody the changes of a table's items from now on. */
  public void onRecord(String tableLogicalId, Consumer<Record> onlooker) {
    sources.tap(tableName(tableLogicalId), onlooker);
  }

  /** Keeps stepped engine time from moving while this is so. */
  public void holdWhile(BooleanSupplier condition) {
    quiescence.holdWhile(condition);
  }

  /** Waits until all is done that can be done at the present engine time. */
  public void awaitQuiescent(Duration atMost) {
    stepper.awaitQuiescent(atMost);
  }

  /** Moves stepped engine time to an instant, doing all that is due on the way. */
  public void advanceTo(Instant instant) {
    advanceTo(instant, PATIENCE);
  }

  /** The same, but with patience for this much real time only. */
  public void advanceTo(Instant instant, Duration atMost) {
    stepper.advanceTo(instant, atMost);
  }

  @Override
  public void close() {
    stepper.close();
    sources.close();
    servers.close();
    clock.close();
  }
}
