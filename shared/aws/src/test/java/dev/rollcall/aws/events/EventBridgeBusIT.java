package dev.rollcall.aws.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.aws.testing.LocalStack;
import dev.rollcall.aws.testing.QueueServer;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.testing.Examples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Events reach a queue by way of a bus and a rule that are not ours. */
@EnabledIfSystemProperty(
    named = LocalStack.PROPERTY,
    matches = "true",
    disabledReason = LocalStack.ELSEWHERE)
class EventBridgeBusIT {
  private static final String NEWS = "rollcall-news";

  private final SqsClient queues = QueueServer.client();
  private final EventBridgeClient client =
      EventBridgeClient.builder()
          .endpointOverride(LocalStack.endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .httpClient(UrlConnectionHttpClient.create())
          .build();
  private String url = "";

  @BeforeEach
  void leadFinishedContactsToAQueue() {
    url = queues.createQueue(r -> r.queueName(NEWS)).queueUrl();
    String arn =
        queues
            .getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    client.createEventBus(r -> r.name(NEWS));
    client.putRule(
        r ->
            r.name("finished")
                .eventBusName(NEWS)
                .eventPattern(
                    "{\"source\":[\"rollcall\"],\"detail-type\":[\"contact.finished\"]}"));
    client.putTargets(
        r ->
            r.rule("finished")
                .eventBusName(NEWS)
                .targets(Target.builder().id("queue").arn(arn).build()));
  }

  @AfterEach
  void close() {
    queues.close();
    client.close();
  }

  @Test
  void carriesEventsToTheQueueOfARuleThatWantsThem() throws Exception {
    Event wanted = event("evt_1", EventType.CONTACT_FINISHED);

    new EventBridgeBus(client, NEWS)
        .put(List.of(event("evt_0", EventType.CAMPAIGN_STARTED), wanted));

    List<Message> messages =
        queues.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20)).messages();
    assertThat(messages).hasSize(1);
    JsonNode arrived = new ObjectMapper().readTree(messages.getFirst().body());
    assertThat(arrived.path("source").asText()).isEqualTo("rollcall");
    assertThat(arrived.path("detail-type").asText()).isEqualTo("contact.finished");
    assertThat(EventJson.parse(arrived.path("detail").toString())).isEqualTo(wanted);
  }

  private static Event event(String id, EventType type) {
    return new Event(id, type, Examples.CAMPAIGN, Examples.NOW, Map.of("n", 1));
  }
}
