package dev.rollcall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.rollcall.aws.json.Json;
import dev.rollcall.aws.lambda.Log;
import dev.rollcall.aws.lambda.VirtualCrew;
import dev.rollcall.aws.webhook.NoticeJson;
import dev.rollcall.core.memory.MemoryDeliveries;
import dev.rollcall.core.webhook.DeliverNotice;
import dev.rollcall.core.webhook.Endpoint;
import dev.rollcall.core.webhook.Notice;
import dev.rollcall.core.webhook.NoticeExample;
import dev.rollcall.core.webhook.Poster;
import dev.rollcall.core.webhook.Reply;
import dev.rollcall.core.webhook.Reply.Answered;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class NotifyHandlerTest {
  private static final Instant NOW = Instant.parse("2026-11-18T15:00:00Z");
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final MemoryDeliveries deliveries = new MemoryDeliveries();
  private final Map<String, Duration> hidden = new ConcurrentHashMap<>();
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private Poster poster =
      post -> answered(statuses.getOrDefault(post.headers().get("webhook-id"), 200));
  private Visibility visibility = hidden::putAll;

  @Test
  void onlyWhatMustBeTriedAgainSoonStaysOnTheQueue() {
    statuses.put("evt_2", 500);
    statuses.put("evt_3", 500);
    statuses.put("evt_4", 410);

    assertThat(
            unfinished(
                message("evt_1", 1), message("evt_2", 1), message("evt_3", 4), message("evt_4", 1)))
        .containsExactly("message-evt_2");
    assertThat(hidden).containsOnlyKeys("receipt-evt_2");
    assertThat(hidden.get("receipt-evt_2")).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    assertThat(deliveries.find(NoticeExample.to("evt_3", "evt_3"))).isPresent();
  }

  @Test
  void theQueueSaysWhichTryItIs() {
    statuses.put("evt_1", 500);
    unfinished(message("evt_1", 3));

    assertThat(hidden.get("receipt-evt_1"))
        .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
  }

  @Test
  void aMessageThatCannotBeReadOrHandledComesAgainAndHarmsNoOther() {
    SQSMessage unreadable = message("evt_2", 1);
    unreadable.setBody("{}");
    Poster healthy = poster;
    poster =
        post -> {
          if (post.headers().get("webhook-id").equals("evt_3")) {
            throw new IllegalStateException("out of order");
          }
          return healthy.post(post);
        };

    assertThat(unfinished(message("evt_1", 1), unreadable, message("evt_3", 1)))
        .containsExactlyInAnyOrder("message-evt_2", "message-evt_3");
    assertThat(hidden).isEmpty();
    assertThat(log()).contains("\"failed\":\"message message-evt_3\"");
  }

  @Test
  void aMessageThatCannotBeHiddenComesAgainAnyway() {
    statuses.put("evt_1", 500);
    visibility =
        _ -> {
          throw new IllegalStateException("no queue");
        };

    assertThat(unfinished(message("evt_1", 1))).containsExactly("message-evt_1");
  }

  @Test
  void aBatchIsDeliveredSideBySide() {
    CyclicBarrier all = new CyclicBarrier(10);
    poster =
        _ -> {
          try {
            all.await(10, TimeUnit.SECONDS);
          } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("not all at once", e);
          }
          return answered(200);
        };
    SQSMessage[] batch = new SQSMessage[10];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = message("evt_" + i, 1);
    }

    assertThat(unfinished(batch)).isEmpty();
  }

  @Test
  void ofACrowdForOneEndpointTheFirstGoesAlone() {
    List<String> posted = new CopyOnWriteArrayList<>();
    poster =
        post -> {
          posted.add(post.headers().get("webhook-id"));
          return new Reply.Unanswered(Reply.Fault.TIMEOUT);
        };
    SQSMessage[] batch = new SQSMessage[10];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = message("evt_" + i, 1);
      batch[i].setBody(NoticeJson.write(NoticeExample.of("evt_" + i)));
    }

    assertThat(unfinished(batch)).hasSize(10);
    assertThat(posted).containsExactly("evt_0");
    assertThat(hidden).hasSize(10);
  }

  @Test
  void theLogTellsOfEachTryButNeitherWhoNorWhere() {
    statuses.put("evt_1", 503);
    unfinished(message("evt_1", 1));

    Map<String, Object> line = Json.object(log().strip());
    assertThat(line)
        .containsEntry("event", "webhook")
        .containsEntry("tenant", "acme")
        .containsEntry("endpoint", "campaign-evt_1")
        .containsEntry("id", "evt_1")
        .containsEntry("type", "contact.finished")
        .containsEntry("round", 0)
        .containsEntry("received", 1)
        .containsEntry("status", 503)
        .containsEntry("fate", "try_again")
        .containsEntry("millis", 0)
        .containsKey("delay_seconds");
    assertThat(log()).doesNotContain("hooks.example.com", SECRET, "reached");
  }

  @Test
  void itNeedsNoMoreOfItsEnvironmentThanTheTemplateGives() {
    Map<String, String> environment =
        Map.of(
            "CAMPAIGNS_TABLE", "campaigns",
            "TENANTS_TABLE", "tenants",
            "DELIVERIES_TABLE", "deliveries",
            "WEBHOOKS_QUEUE_URL", "http://127.0.0.1:1/webhooks",
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local");

    assertThatCode(() -> new NotifyHandler(environment, () -> NOW)).doesNotThrowAnyException();
  }

  private List<String> unfinished(SQSMessage... messages) {
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(messages));
    SQSBatchResponse response = handler().handleRequest(event, null);
    return response.getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }

  private NotifyHandler handler() {
    DeliverNotice deliverNotice =
        new DeliverNotice(
            _ -> Optional.of(new Endpoint("https://hooks.example.com/", SECRET)),
            deliveries,
            poster,
            Json::write,
            _ -> Duration.ofDays(30),
            () -> NOW,
            () -> NOW);
    return new NotifyHandler(
        deliverNotice,
        visibility,
        new VirtualCrew(10),
        new Log(new PrintStream(logged, true, StandardCharsets.UTF_8)),
        () -> 0);
  }

  private String log() {
    return logged.toString(StandardCharsets.UTF_8);
  }

  /** A message whose notice goes to an endpoint of its own. */
  private static SQSMessage message(String eventId, int received) {
    Notice notice = NoticeExample.to(eventId, eventId);
    SQSMessage message = new SQSMessage();
    message.setMessageId("message-" + eventId);
    message.setReceiptHandle("receipt-" + eventId);
    message.setBody(NoticeJson.write(notice));
    message.setAttributes(Map.of("ApproximateReceiveCount", Integer.toString(received)));
    return message;
  }

  private static Reply answered(int status) {
    return new Answered(status, Optional.empty());
  }
}
