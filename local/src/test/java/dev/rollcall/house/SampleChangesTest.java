package dev.rollcall.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.DynamodbTimeWindowEvent;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.aws.dynamo.CampaignItem;
import dev.rollcall.aws.dynamo.RecipientItem;
import dev.rollcall.aws.lambda.StreamImages;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.local.template.EventSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.event.ruler.Ruler;

/** The samples of functions behind streams are what DynamoDB tells of the rows. */
class SampleChangesTest {
  @ParameterizedTest
  @CsvSource({
    "publish-recipients, AddressesTable",
    "publish-campaigns, CampaignsTable",
    "sweep, AddressesTable"
  })
  void passTheFilterOfTheirFunction(String sample, String table) throws Exception {
    EventSource.Stream source = (EventSource.Stream) Samples.firstSourceOf(sample);
    JsonNode event = Samples.json(sample);

    assertThat(source.tableName()).isEqualTo(table);
    assertThat(source.filters()).hasSize(1);
    assertThat(event.path("Records")).isNotEmpty();
    for (JsonNode record : event.path("Records")) {
      assertThat(record.path("eventSourceARN").asText()).contains("-" + table + "-");
      assertThat(Ruler.matchesRule(record.toString(), source.filters().getFirst())).isTrue();
    }
    assertThat(event.has("window")).isEqualTo(source.window().isPresent());
  }

  /** A line, a contact or a reference is nobody's news. */
  @ParameterizedTest
  @CsvSource({
    "line, MODIFY, false",
    "contact, INSERT, false",
    "recipient#c-1, REMOVE, false",
    "recipient#c-1, MODIFY, true"
  })
  void passItOnlyAsRecipientsThatAreThere(String sort, String change, boolean passes)
      throws Exception {
    EventSource.Stream source = (EventSource.Stream) Samples.firstSourceOf("publish-recipients");
    String record =
        """
        {"eventName": "%s", "dynamodb": {"Keys": {"sk": {"S": "%s"}}}}\
        """
            .formatted(change, sort);

    assertThat(Ruler.matchesRule(record, source.filters().getFirst())).isEqualTo(passes);
  }

  @Test
  void tellThatOnePersonWasEnrolledAndAnotherReached() {
    var event = Samples.read("publish-recipients", DynamodbTimeWindowEvent.class);
    List<DynamodbStreamRecord> records = event.getRecords();
    Recipient enrolled = recipient(records.get(0).getDynamodb().getNewImage());
    Recipient before = recipient(records.get(1).getDynamodb().getOldImage());
    Recipient after = recipient(records.get(1).getDynamodb().getNewImage());

    assertThat(event.getShardId()).startsWith("shardId-");
    assertThat(records.get(0).getDynamodb().getOldImage()).isNull();
    assertThat(enrolled.version()).isEqualTo(1);
    assertThat(before.log().live()).isPresent();
    assertThat(after.isFinished()).isTrue();
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(after.id()).isEqualTo(before.id());
  }

  @Test
  void tellThatSomebodyExpired() {
    var record = Samples.read("sweep", DynamodbEvent.class).getRecords().getFirst();

    assertThat(record.getEventName()).isEqualTo("REMOVE");
    assertThat(recipient(record.getDynamodb().getOldImage()).isFinished()).isTrue();
  }

  @Test
  void tellThatACampaignBegan() {
    var event = Samples.read("publish-campaigns", DynamodbEvent.class);
    var change = event.getRecords().getFirst().getDynamodb();

    assertThat(status(change.getOldImage())).isEqualTo(CampaignStatus.SCHEDULED);
    assertThat(status(change.getNewImage())).isEqualTo(CampaignStatus.RUNNING);
  }

  private static Recipient recipient(Map<String, AttributeValue> image) {
    return RecipientItem.read(StreamImages.item(image));
  }

  private static CampaignStatus status(Map<String, AttributeValue> image) {
    return CampaignItem.read(StreamImages.item(image)).status();
  }
}
