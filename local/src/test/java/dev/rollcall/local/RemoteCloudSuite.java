package dev.rollcall.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.rollcall.local.fixture.Clouds;
import dev.rollcall.local.fixture.Scene;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** What runs here finds its tables, queues and buses elsewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RemoteCloudSuite {
  private static final int SOON_SECONDS = 20;
  private static final String BAD = "bad";

  private final Scene scene = new Scene(getClass().getSimpleName());
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> records = new LinkedBlockingQueue<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private EmbeddedCloud cloud;

  /** Where the servers are, which hold nothing of the fixture template yet. */
  abstract Endpoints endpoints();

  /** Has something closed at the end, after what was opened later. */
  final <C extends AutoCloseable> C open(C closeable) {
    open.push(closeable);
    return closeable;
  }

  @BeforeAll
  void start() {
    scene.messages =
        event -> {
          event.getRecords().forEach(this::take);
          return Scene.failed(event, BAD);
        };
    scene.records =
        event -> {
          event.getRecords().forEach(record -> records.add(key(record)));
          return new StreamsEventResponse(List.of());
        };
    cloud = open(builder().start());
  }

  private EmbeddedCloudBuilder builder() {
    Endpoints at = endpoints();
    return EmbeddedCloud.builder()
        .template(Clouds.template())
        .parameters(Map.of("Stage", "test"))
        .environment(scene.variables())
        .log(log::add)
        .endpoints(at.dynamoDb(), at.sqs(), at.eventBridge());
  }

  /** What fails comes again at once, rather than in half a minute. */
  private void take(SQSEvent.SQSMessage message) {
    messages.add(message.getBody());
    if (message.getBody().equals(BAD)) {
      cloud
          .sqs()
          .changeMessageVisibility(
              request ->
                  request
                      .queueUrl(cloud.queueUrl("Work"))
                      .receiptHandle(message.getReceiptHandle())
                      .visibilityTimeout(0));
    }
  }

  private static String key(DynamodbEvent.DynamodbStreamRecord record) {
    return record.getDynamodb().getKeys().get("pk").getS();
  }

  @AfterAll
  void close() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  @Test
  void aMessageReachesItsFunctionAndIsGone() throws Exception {
    send("good");
    assertThat(awaitMessage("good")).isTrue();
    await(() -> cloud.queueSize("Work") == 0);
  }

  @Test
  void aMessageThatFailsTooOftenGoesToTheQueueBehind() throws Exception {
    send(BAD);
    assertThat(receive("WorkDead")).extracting(Message::body).containsExactly(BAD);
    assertThat(awaitMessage(BAD)).isTrue();
  }

  @Test
  void aChangeOfATableReachesTheFunctionThatWantsIt() throws Exception {
    put("secret one");
    put("open one");
    assertThat(records.poll(SOON_SECONDS, TimeUnit.SECONDS)).isEqualTo("open one");
  }

  @Test
  void anEventReachesTheQueueOfARuleThatMatches() {
    publish(50);
    publish(150);
    List<Message> news = receive("News");
    assertThat(news).hasSize(1);
    assertThat(news.getFirst().body())
        .contains("\"amount\":150")
        .contains("\"source\":\"fixture\"");
  }

  @Test
  void whatABusElsewhereCannotReachIsSaid() {
    assertThat(log)
        .anyMatch(line -> line.contains("LogRule") && line.contains("/aws/events/everything"))
        .anyMatch(line -> line.contains("NewsFunction"));
  }

  @Test
  void aFunctionCanBeInvokedByItsOwner() {
    assertThat(cloud.invoke("TickFunction", "{\"n\":1}")).isEqualTo("{\"n\":1}");
  }

  @Test
  void aSecondCloudFindsWhatTheFirstHasMade() throws Exception {
    Scene second = new Scene(getClass().getSimpleName() + "-second");
    try (EmbeddedCloud other = builder().environment(second.variables()).start()) {
      assertThat(other.queueUrl("Hints")).isEqualTo(cloud.queueUrl("Hints"));
      assertThat(other.queueSize("Hints")).isEqualTo(cloud.queueSize("Hints"));
      assertThat(log).anyMatch(line -> line.contains("bus-test was there already"));
    }
  }

  @Test
  void engineTimeMustBeTheSystemsAndNothingIsKeptHere() {
    assertThatIllegalStateException().isThrownBy(() -> builder().speed(2).start());
    assertThatIllegalStateException().isThrownBy(() -> builder().startAt(Clouds.START).start());
    assertThatIllegalStateException().isThrownBy(() -> builder().data(Path.of("data")).start());
  }

  private void send(String body) {
    cloud.sqs().sendMessage(request -> request.queueUrl(cloud.queueUrl("Work")).messageBody(body));
  }

  private boolean awaitMessage(String body) throws InterruptedException {
    String next = messages.poll(SOON_SECONDS, TimeUnit.SECONDS);
    while (next != null && !next.equals(body)) {
      next = messages.poll(SOON_SECONDS, TimeUnit.SECONDS);
    }
    return next != null;
  }

  /** Asks again and again; every question takes its own time. */
  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SOON_SECONDS);
    boolean so = condition.getAsBoolean();
    while (!so && System.nanoTime() < until) {
      so = condition.getAsBoolean();
    }
    assertThat(so).isTrue();
  }

  /** By short waits: ElasticMQ wakes nobody who waits at a dead-letter queue. */
  private List<Message> receive(String queue) {
    List<Message> messages = List.of();
    for (int seconds = 0; messages.isEmpty() && seconds < SOON_SECONDS; seconds++) {
      messages =
          cloud
              .sqs()
              .receiveMessage(request -> request.queueUrl(cloud.queueUrl(queue)).waitTimeSeconds(1))
              .messages();
    }
    return messages;
  }

  private void put(String key) {
    cloud
        .dynamoDb()
        .putItem(
            request ->
                request
                    .tableName(cloud.tableName("Things"))
                    .item(
                        Map.of(
                            "pk",
                            AttributeValue.fromS(key),
                            "state",
                            AttributeValue.fromS("new"))));
  }

  private void publish(int amount) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName("bus-test")
            .source("fixture")
            .detailType("order")
            .detail("{\"amount\":" + amount + "}")
            .build();
    assertThat(cloud.eventBridge().putEvents(request -> request.entries(entry)).failedEntryCount())
        .isZero();
  }
}
