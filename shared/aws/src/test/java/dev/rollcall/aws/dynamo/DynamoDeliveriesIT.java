package dev.rollcall.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.webhook.Deliveries;
import dev.rollcall.core.webhook.DeliveriesContract;
import dev.rollcall.core.webhook.EndpointState;
import dev.rollcall.core.webhook.Notice;
import dev.rollcall.core.webhook.NoticeExample;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDeliveriesIT extends DeliveriesContract {
  private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");
  private static final Instant LATER = NOON.plus(Duration.ofDays(30));

  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected Deliveries deliveries() {
    return new DynamoDeliveries(tables.client(), tables.deliveries());
  }

  @Test
  void whatFailedExpiresAndWhatWaitsDoesNot() {
    Notice notice = NoticeExample.of("evt_1");
    deliveries().fail(notice, "given_up", NOON, LATER);
    assertThat(item(notice, "evt_1").get("expires").n())
        .isEqualTo(Long.toString(LATER.getEpochSecond()));

    deliveries().revive(notice.endpointKey(), "evt_1", NOON);
    assertThat(item(notice, "evt_1")).doesNotContainKeys("expires", "f", "ft");
  }

  @Test
  void theStatesOfEndpointsExpire() {
    Notice notice = NoticeExample.of("evt_1");
    deliveries().slow(notice.endpointKey(), NOON, Duration.ofMinutes(1));
    assertThat(item(notice, "state").get("expires").n())
        .isEqualTo(Long.toString(NOON.plus(Duration.ofDays(2)).getEpochSecond()));

    deliveries().disable(notice.endpointKey(), NOON, LATER);
    assertThat(item(notice, "state").get("expires").n())
        .isEqualTo(Long.toString(LATER.getEpochSecond()));
  }

  @Test
  void aStateThatWasKeptWithoutAnEndIsReadAsOneThatIsOverdue() {
    Notice notice = NoticeExample.of("evt_1");
    tables
        .client()
        .putItem(
            r ->
                r.tableName(tables.deliveries())
                    .item(
                        Map.of(
                            "pk", AttributeValue.fromS("acme#campaign-c1"),
                            "sk", AttributeValue.fromS("state"),
                            "off", AttributeValue.fromN("1795003200"))));

    Instant off = Instant.ofEpochSecond(1_795_003_200L);
    assertThat(deliveries().state(notice.endpointKey()))
        .isEqualTo(new EndpointState.Disabled(off, off));
  }

  private Map<String, AttributeValue> item(Notice notice, String sort) {
    String partition = notice.tenant() + "#" + notice.endpoint();
    return tables
        .client()
        .getItem(
            r ->
                r.tableName(tables.deliveries())
                    .key(
                        Map.of(
                            "pk",
                            AttributeValue.fromS(partition),
                            "sk",
                            AttributeValue.fromS(sort))))
        .item();
  }
}
