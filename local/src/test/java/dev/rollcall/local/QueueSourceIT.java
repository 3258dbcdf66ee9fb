package dev.rollcall.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.rollcall.local.fixture.Clouds;
import dev.rollcall.local.fixture.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue's messages reach its function as Lambda would bring them, on engine time. */
class QueueSourceIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final Scene scene = new Scene("queue-source");
  private final EmbeddedCloud cloud = Clouds.byHand(scene).log(log::add).start();
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void aMessageIsHandedOverOnceAndDeleted() {
    scene.messages = this::note;
    send("Work", "one");
    cloud.awaitQuiescent(SOON);
    assertThat(seen).containsExactly("one");
    assertThat(cloud.queueSize("Work")).isZero();
  }

  @Test
  void aMessageLooksAsItDoesOnLambda() {
    List<SQSEvent.SQSMessage> messages = Collections.synchronizedList(new ArrayList<>());
    scene.messages =
        event -> {
          messages.addAll(event.getRecords());
          return Scene.allDone();
        };
    cloud
        .sqs()
        .sendMessage(
            request ->
                request
                    .queueUrl(cloud.queueUrl("Work"))
                    .messageBody("body")
                    .messageAttributes(
                        Map.of(
                            "kind",
                            MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("hint")
                                .build())));
    cloud.awaitQuiescent(SOON);
    SQSEvent.SQSMessage message = messages.getFirst();
    assertThat(message.getBody()).isEqualTo("body");
    assertThat(message.getEventSource()).isEqualTo("aws:sqs");
    assertThat(message.getEventSourceArn()).isEqualTo("arn:aws:sqs:us-east-1:000000000000:Work");
    assertThat(message.getMessageAttributes().get("kind").getStringValue()).isEqualTo("hint");
    assertThat(message.getAttributes())
        .containsEntry("ApproximateReceiveCount", "1")
        .containsEntry("SentTimestamp", Long.toString(Clouds.START.toEpochMilli()));
  }

  @Test
  void aDelayRunsOnEngineTime() {
    scene.messages = this::note;
    cloud
        .sqs()
        .sendMessage(
            request ->
                request.queueUrl(cloud.queueUrl("Work")).messageBody("later").delaySeconds(600));
    cloud.advanceTo(Clouds.START.plusSeconds(599));
    assertThat(seen).isEmpty();
    cloud.advanceTo(Clouds.START.plusSeconds(600));
    assertThat(seen).containsExactly("later");
  }

  @Test
  void whatIsGivenBackReturnsAfterTheVisibilityTimeoutAndTheRestIsDone() {
    scene.messages =
        event -> {
          note(event);
          return Scene.failed(event, "bad");
        };
    send("Work", "good");
    send("Work", "bad");
    cloud.awaitQuiescent(SOON);
    assertThat(cloud.queueSize("Work")).isEqualTo(1);
    seen.clear();
    cloud.advanceTo(Clouds.START.plusSeconds(29));
    assertThat(seen).isEmpty();
    cloud.advanceTo(Clouds.START.plusSeconds(30));
    assertThat(seen).containsExactly("bad");
  }

  @Test
  void aMessageThatKeepsFailingEndsInTheDeadLetterQueue() {
    scene.messages =
        event -> {
          note(event);
          return Scene.failed(event, "bad");
        };
    send("Work", "bad");
    cloud.advanceTo(Clouds.START.plusSeconds(300));
    assertThat(seen).containsExactly("bad", "bad", "bad");
    assertThat(cloud.queueSize("Work")).isZero();
    assertThat(cloud.queueSize("WorkDead")).isEqualTo(1);
  }

  @Test
  void withoutItemFailuresAThrownErrorKeepsTheWholeBatch() {
    AtomicInteger calls = new AtomicInteger();
    scene.messages =
        event -> {
          if (calls.getAndIncrement() == 0) {
            throw new IllegalStateException("broken");
          }
          return note(event);
        };
    send("Hints", "one");
    cloud.awaitQuiescent(SOON);
    assertThat(cloud.queueSize("Hints")).isEqualTo(1);
    assertThat(log).containsExactly("HintFunction failed: java.lang.IllegalStateException: broken");
    cloud.advanceTo(Clouds.START.plusSeconds(60));
    assertThat(seen).containsExactly("one");
    assertThat(cloud.invocations().get("HintFunction").errors()).isEqualTo(1);
    assertThat(cloud.invocations().get("HintFunction").invocations()).isEqualTo(2);
  }

  @Test
  void anAnswerThatNamesNoMessageOfTheBatchFailsAllOfIt() {
    scene.messages =
        _ -> new SQSBatchResponse(List.of(new SQSBatchResponse.BatchItemFailure("nobody")));
    send("Work", "one");
    cloud.awaitQuiescent(SOON);
    assertThat(cloud.queueSize("Work")).isEqualTo(1);
  }

  @Test
  void aMessagePastItsRetentionIsDroppedUnseen() {
    scene.messages =
        event -> {
          note(event);
          throw new IllegalStateException("not yet");
        };
    send("Hints", "old");
    cloud.advanceTo(Clouds.START.plusSeconds(600));
    assertThat(seen).as("at 0 s, 60 s and 120 s").hasSize(3);
    assertThat(cloud.queueSize("Hints")).isZero();
  }

  @Test
  void noMoreBatchesRunAtATimeThanTheMappingAllows() throws InterruptedException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch two = new CountDownLatch(2);
    scene.messages =
        event -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          two.countDown();
          await(two);
          running.decrementAndGet();
          return note(event);
        };
    for (int i = 0; i < 40; i++) {
      send("Work", "message " + i);
    }
    cloud.awaitQuiescent(SOON);
    assertThat(seen).hasSize(40).doesNotHaveDuplicates();
    assertThat(most).hasValue(2);
  }

  @Test
  void statisticsCountOnEngineTime() {
    send("News", "unread");
    assertThat(
            cloud
                .sqs()
                .getQueueAttributes(
                    request ->
                        request
                            .queueUrl(cloud.queueUrl("News"))
                            .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributesAsStrings())
        .containsEntry("ApproximateNumberOfMessages", "1");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private SQSBatchResponse note(SQSEvent event) {
    event.getRecords().forEach(message -> seen.add(message.getBody()));
    return Scene.allDone();
  }

  private void send(String queue, String body) {
    cloud.sqs().sendMessage(request -> request.queueUrl(cloud.queueUrl(queue)).messageBody(body));
  }
}
