package dev.rollcall.local;

import dev.rollcall.local.bus.BusTargets;
import dev.rollcall.local.clock.Activity;
import dev.rollcall.local.clock.EngineClock;
import dev.rollcall.local.clock.Quiescence;
import dev.rollcall.local.clock.Stepper;
import dev.rollcall.local.clock.TimeFile;
import dev.rollcall.local.lambda.Function;
import dev.rollcall.local.lambda.InvocationCount;
import dev.rollcall.local.queue.QueuePoller;
import dev.rollcall.local.schedule.ScheduledFunction;
import dev.rollcall.local.stream.Positions;
import dev.rollcall.local.stream.StreamMapping;
import dev.rollcall.local.stream.StreamReader;
import dev.rollcall.local.stream.StreamTap;
import dev.rollcall.local.table.Tables;
import dev.rollcall.local.template.EventSource;
import dev.rollcall.local.template.FunctionSpec;
import dev.rollcall.local.template.QueueSpec;
import dev.rollcall.local.template.Template;
import dev.rollcall.local.template.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private final EmbeddedCloudBuilder.Options options;
  private final Activity activity = new Activity();
  private final EngineClock clock;
  private final boolean resumed;
  private final Quiescence quiescence;
  private final Servers servers;
  private final Template template;
  private final Map<String, Function> functions = new TreeMap<>();
  private final StreamReader.Surroundings streams;
  private final List<AutoCloseable> readers = new ArrayList<>();
  private final Stepper stepper;

  private EmbeddedCloud(EmbeddedCloudBuilder.Options options) {
    this.options = options;
    options.data().ifPresent(EmbeddedCloud::makeDirectory);
    TimeFile timeFile =
        options
            .data()
            .map(dir -> TimeFile.at(dir.resolve("engine-time")))
            .orElseGet(TimeFile::none);
    Optional<Instant> lastTime = timeFile.read();
    resumed = lastTime.isPresent();
    clock =
        options.isRealTime()
            ? EngineClock.system()
            : EngineClock.stepped(lastTime.or(options::startAt).orElseGet(Instant::now), timeFile);
    quiescence = new Quiescence(activity, clock);
    stepper = new Stepper(clock, options.speed(), activity, quiescence);
    servers =
        Servers.start(
            options.port(),
            options.data(),
            activity,
            clock,
            new BusTargets(this::send, this::invokeLater, options.events()));
    template =
        Template.read(
            read(options),
            options.parameters(),
            new Template.Endpoints(servers.queues().url(), servers.front().url()));
    streams =
        new StreamReader.Surroundings(
            servers.clients().streams(),
            servers.tables().writes(),
            activity,
            clock,
            quiescence,
            Positions.open(options.data().map(dir -> dir.resolve("stream-positions.json"))));
  }

  /** Says what to run. */
  public static EmbeddedCloudBuilder builder() {
    return new EmbeddedCloudBuilder();
  }

  static EmbeddedCloud start(EmbeddedCloudBuilder.Options options) {
    EmbeddedCloud cloud = new EmbeddedCloud(options);
    try {
      cloud.furnish();
      cloud.connect();
      return cloud;
    } catch (RuntimeException e) {
      cloud.close();
      throw e;
    }
  }

  private static void makeDirectory(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(EmbeddedCloudBuilder.Options options) {
    try {
      return Files.readString(options.template());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that holds data, and the functions. */
  private void furnish() {
    servers.queues().create(template.queues(), servers.clients().sqs());
    for (String id : options.durableQueues()) {
      String name = template.queue(id).name();
      options.data().ifPresent(directory -> servers.queues().keep(name, directory));
    }
    tables().create(template.tables());
    FunctionEnvironment environment = new FunctionEnvironment(servers, options.environment());
    for (FunctionSpec spec : template.functions()) {
      functions.put(
          spec.name(), new Function(spec, environment.of(spec), clock, activity, options.log()));
    }
  }

  /** Everything that invokes a function; time last. */
  private void connect() {
    servers.bus().start(template.buses(), template.rules());
    for (Function function : functions.values()) {
      function.spec().events().forEach(event -> connect(event, function));
    }
    servers.front().start(functions.values());
    stepper.start();
  }

  private void connect(EventSource source, Function function) {
    switch (source) {
      case EventSource.Route _ -> {} // The front knows its routes.
      case EventSource.Schedule schedule ->
          quiescence.add(new ScheduledFunction(schedule, function, firesAfter()));
      case EventSource.Queue queue -> poll(queue, function);
      case EventSource.Stream stream ->
          readers.add(
              new StreamMapping(stream, function, streamArn(stream.tableName()), this::send)
                  .start(streams));
    }
  }

  /** What fired at the instant of a crash may not have been done, so it fires again. */
  private Instant firesAfter() {
    return resumed ? clock.instant().minusMillis(1) : clock.instant();
  }

  private void poll(EventSource.Queue source, Function function) {
    QueueSpec queue =
        template.queues().stream()
            .filter(spec -> spec.name().equals(source.queueName()))
            .findFirst()
            .orElseThrow(() -> new TemplateException(source.queueName(), "no such queue"));
    QueuePoller poller =
        new QueuePoller(
            source, queue, function, servers.queues(), servers.clients().sqs(), activity, clock);
    quiescence.add(poller);
    readers.add(poller);
    poller.start();
  }

  private Tables tables() {
    return new Tables(servers.clients().dynamoDb(), !clock.isStepped());
  }

  private String streamArn(String table) {
    return tables()
        .streamArn(table)
        .orElseThrow(() -> new TemplateException(table, "has no stream"));
  }

  private void send(String queueName, String body) {
    String url = servers.queues().queueUrl(queueName);
    servers.clients().sqs().sendMessage(request -> request.queueUrl(url).messageBody(body));
  }

  private void invokeLater(String functionName, String event) {
    function(functionName).invokeLater(event);
  }

  private Function function(String name) {
    Function function = functions.get(name);
    if (function == null) {
      throw new TemplateException(name, "no such function");
    }
    return function;
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

  /** How many messages a queue holds, visible or not. */
  public int queueSize(String logicalId) {
    return servers.queues().ledger(template.queue(logicalId).name()).size();
  }

  /** The name of a table. */
  public String tableName(String logicalId) {
    return template.table(logicalId).name();
  }

  /** How the functions have been doing, by name. */
  public Map<String, InvocationCount> invocations() {
    Map<String, InvocationCount> counts = new TreeMap<>();
    functions.forEach((name, function) -> counts.put(name, function.count()));
    return counts;
  }

  /** Shows somebody the changes of a table's items from now on. */
  public void onRecord(String tableLogicalId, Consumer<Record> onlooker) {
    String arn = streamArn(tableName(tableLogicalId));
    readers.add(new StreamTap(onlooker).start(arn, streams));
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
    advanceTo(instant, Duration.ofMinutes(10));
  }

  /** The same, but with patience for this much real time only. */
  public void advanceTo(Instant instant, Duration atMost) {
    stepper.advanceTo(instant, atMost);
  }

  @Override
  public void close() {
    stepper.close();
    for (AutoCloseable reader : readers.reversed()) {
      try {
        reader.close();
      } catch (Exception e) {
        throw new IllegalStateException("an event source did not stop", e);
      }
    }
    servers.close();
    clock.close();
  }
}
