package dev.rollcall.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.local.fixture.Clouds;
import dev.rollcall.local.fixture.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** Events reach the targets of the rules they match. */
class EventBusIT {
  private final Scene scene = new Scene("event-bus");
  private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
  private final EmbeddedCloud cloud = Clouds.byHand(scene).events(logged::add).start();

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void aQueueGetsTheEventsThatItsRuleMatches() throws Exception {
    put("order", "{\"amount\":50}");
    put("order", "{\"amount\":150}");
    JsonNode event =
        new ObjectMapper()
            .readTree(
                cloud
                    .sqs()
                    .receiveMessage(request -> request.queueUrl(cloud.queueUrl("News")))
                    .messages()
                    .getFirst()
                    .body());
    assertThat(event.at("/detail/amount").asInt()).isEqualTo(150);
    assertThat(event.path("detail-type").asText()).isEqualTo("order");
    assertThat(event.path("source").asText()).isEqualTo("fixture");
    assertThat(event.path("time").asText()).isEqualTo(Clouds.START.toString());
    assertThat(cloud.queueSize("News")).isEqualTo(1);
  }

  @Test
  void aLogGroupIsTheCallersConsumer() {
    put("order", "{\"amount\":50}");
    assertThat(logged).hasSize(1);
    assertThat(logged.getFirst()).contains("\"amount\":50");
  }

  @Test
  void aFunctionIsInvokedWithTheEvent() {
    List<Object> events = Collections.synchronizedList(new ArrayList<>());
    scene.tick = events::add;
    put("alert", "{}");
    cloud.awaitQuiescent(Duration.ofSeconds(20));
    assertThat(events).hasSize(1);
    assertThat(((Map<?, ?>) events.getFirst()).get("detail-type")).isEqualTo("alert");
  }

  @Test
  void anEntryWhoseDetailIsNotJsonIsRefused() {
    PutEventsResponse response = put("order", "amount: 150");
    assertThat(response.failedEntryCount()).isEqualTo(1);
    assertThat(response.entries().getFirst().errorCode()).isEqualTo("MalformedDetail");
  }

  private PutEventsResponse put(String type, String detail) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName("bus-test")
            .source("fixture")
            .detailType(type)
            .detail(detail)
            .build();
    return cloud.eventBridge().putEvents(request -> request.entries(entry));
  }
}
