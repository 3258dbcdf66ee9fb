package dev.rollcall.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbTimeWindowEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.TimeWindowEventResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.local.fixture.Clouds;
import dev.rollcall.local.fixture.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A table's changes reach functions as Lambda would bring them, on engine time. */
class StreamSourceIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Scene scene = new Scene("stream-source");
  private final EmbeddedCloud cloud = Clouds.byHand(scene).log(_ -> {}).start();
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void anInsertArrivesWithItsImagesAndEngineTime() {
    List<DynamodbEvent.DynamodbStreamRecord> records =
        Collections.synchronizedList(new ArrayList<>());
    scene.records =
        event -> {
          records.addAll(event.getRecords());
          return done();
        };
    put("Things", "a", "new");
    cloud.awaitQuiescent(SOON);
    assertThat(records).hasSize(1);
    var record = records.getFirst();
    assertThat(record.getEventName()).isEqualTo("INSERT");
    assertThat(record.getDynamodb().getKeys().get("pk").getS()).isEqualTo("a");
    assertThat(record.getDynamodb().getNewImage().get("state").getS()).isEqualTo("new");
    assertThat(record.getDynamodb().getApproximateCreationDateTime())
        .isEqualTo(Date.from(Clouds.START));
  }

  @Test
  void onlyWhatTheFilterMatchesArrives() {
    scene.records = this::note;
    put("Things", "a", "new");
    put("Things", "secret-b", "new");
    put("Things", "a", "changed");
    put("Things", "c", "new");
    cloud.awaitQuiescent(SOON);
    assertThat(seen).containsExactly("a", "c");
  }

  @Test
  void aFailingBatchIsBisectedUntilTheBadRecordIsAloneAndThenGivenUp() throws Exception {
    scene.records =
        event -> {
          if (keys(event).contains("bad")) {
            throw new IllegalStateException("bad record");
          }
          return note(event);
        };
    putTogether("a", "b", "bad", "c", "d");
    cloud.advanceTo(Clouds.START.plusSeconds(60));
    assertThat(seen).containsExactly("a", "b", "c", "d");
    JsonNode failure = new ObjectMapper().readTree(body("StreamDead"));
    assertThat(failure.at("/requestContext/condition").asText())
        .isEqualTo("RetryAttemptsExhausted");
    assertThat(failure.at("/DDBStreamBatchInfo/batchSize").asInt()).isEqualTo(1);
    assertThat(failure.at("/DDBStreamBatchInfo/startSequenceNumber").asText()).isNotEmpty();
  }

  @Test
  void aReportedRecordAndAllAfterItComeAgain() {
    AtomicInteger calls = new AtomicInteger();
    scene.records =
        event -> {
          if (calls.getAndIncrement() == 0) {
            String second = event.getRecords().getLast().getDynamodb().getSequenceNumber();
            note(event);
            return new StreamsEventResponse(
                List.of(new StreamsEventResponse.BatchItemFailure(second)));
          }
          return note(event);
        };
    put("Things", "only", "new");
    cloud.advanceTo(Clouds.START.plusSeconds(5));
    assertThat(seen).containsExactly("only", "only");
  }

  @Test
  void aWindowCarriesItsStateAndEndsOnce() {
    List<String> calls = Collections.synchronizedList(new ArrayList<>());
    scene.window =
        event -> {
          int count = Integer.parseInt(event.getState().getOrDefault("count", "0"));
          int now = count + event.getRecords().size();
          calls.add(now + (event.getIsFinalInvokeForWindow() ? " final" : ""));
          return new TimeWindowEventResponse(Map.of("count", Integer.toString(now)), List.of());
        };
    put("Counted", "a", "x");
    cloud.advanceTo(Clouds.START.plusSeconds(30));
    put("Counted", "b", "x");
    cloud.advanceTo(Clouds.START.plusSeconds(59));
    assertThat(calls).containsExactly("1", "2");
    cloud.advanceTo(Clouds.START.plusSeconds(60));
    assertThat(calls).containsExactly("1", "2", "2 final");
    put("Counted", "c", "x");
    cloud.advanceTo(Clouds.START.plusSeconds(120));
    assertThat(calls).containsExactly("1", "2", "2 final", "1", "1 final");
  }

  @Test
  void aWindowSaysWhereItIs() {
    List<DynamodbTimeWindowEvent> events = Collections.synchronizedList(new ArrayList<>());
    scene.window =
        event -> {
          events.add(event);
          return new TimeWindowEventResponse(Map.of(), List.of());
        };
    cloud.advanceTo(Clouds.START.plusSeconds(90));
    put("Counted", "a", "x");
    cloud.awaitQuiescent(SOON);
    DynamodbTimeWindowEvent event = events.getFirst();
    assertThat(event.getWindow().getStart()).isEqualTo(Clouds.START.plusSeconds(60).toString());
    assertThat(event.getWindow().getEnd()).isEqualTo(Clouds.START.plusSeconds(120).toString());
    assertThat(event.getShardId()).startsWith("shardId-");
    assertThat(event.getEventSourceArn()).contains("table/Counted/stream/");
    assertThat(event.getIsWindowTerminatedEarly()).isFalse();
  }

  @Test
  void somebodyMayLookOn() {
    List<Record> passing = Collections.synchronizedList(new ArrayList<>());
    put("Things", "before", "new");
    cloud.onRecord("Things", passing::add);
    put("Things", "after", "new");
    cloud.awaitQuiescent(SOON);
    assertThat(passing)
        .extracting(record -> record.dynamodb().keys().get("pk").s())
        .containsExactly("after");
  }

  /** Writes in one request, so that the records can be read as one batch. */
  private void putTogether(String... keys) {
    cloud
        .dynamoDb()
        .transactWriteItems(
            request ->
                request.transactItems(
                    List.of(keys).stream()
                        .map(
                            key ->
                                TransactWriteItem.builder()
                                    .put(
                                        put ->
                                            put.tableName(cloud.tableName("Things"))
                                                .item(item(key, "new")))
                                    .build())
                        .toList()));
  }

  private StreamsEventResponse note(DynamodbEvent event) {
    seen.addAll(keys(event));
    return done();
  }

  private static List<String> keys(DynamodbEvent event) {
    return event.getRecords().stream()
        .map(record -> record.getDynamodb().getKeys().get("pk").getS())
        .toList();
  }

  private static StreamsEventResponse done() {
    return new StreamsEventResponse(List.of());
  }

  private void put(String table, String key, String state) {
    cloud
        .dynamoDb()
        .putItem(request -> request.tableName(cloud.tableName(table)).item(item(key, state)));
  }

  private static Map<String, AttributeValue> item(String key, String state) {
    return Map.of("pk", AttributeValue.fromS(key), "state", AttributeValue.fromS(state));
  }

  private String body(String queue) {
    return cloud
        .sqs()
        .receiveMessage(request -> request.queueUrl(cloud.queueUrl(queue)))
        .messages()
        .getFirst()
        .body();
  }
}
