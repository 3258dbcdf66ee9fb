package dev.rollcall.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.local.template.EventSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class StreamsTest {
  private static final Blueprint TEMPLATE = Blueprint.OURS;
  static final List<String> READERS =
      TEMPLATE.functions().stream()
          .filter(function -> !TEMPLATE.events(function, "DynamoDB").isEmpty())
          .toList();

  /** More than two readers of a shard would be throttled. */
  @Test
  void haveTwoReadersAtMost() {
    assertThat(READERS)
        .containsExactly("PublishCampaignsFunction", "PublishRecipientsFunction", "SweepFunction");
    assertThat(source("PublishCampaignsFunction").tableName()).isEqualTo("CampaignsTable");
    assertThat(source("PublishRecipientsFunction").tableName()).isEqualTo("AddressesTable");
    assertThat(source("SweepFunction").tableName()).isEqualTo("AddressesTable");
  }

  @ParameterizedTest
  @FieldSource("READERS")
  void areReadFromTheirBeginningInOrder(String function) {
    assertThat(source(function).fromStart()).isTrue();
    assertThat(mapping(function).path("ParallelizationFactor").asInt(1)).isEqualTo(1);
  }

  /** DynamoDB keeps a record for a day; what is given up must be found before it is gone. */
  @ParameterizedTest
  @FieldSource("READERS")
  void isolateABadRecordAndKeepIt(String function) {
    EventSource.Retry retry = source(function).retry();

    assertThat(source(function).reportsItemFailures()).isTrue();
    assertThat(retry.bisect()).isTrue();
    assertThat(retry.attemptsMax()).isBetween(1, 100);
    assertThat(retry.ageSecondsMax()).isBetween(3600, (int) Duration.ofHours(23).toSeconds());
    assertThat(retry.failureQueue()).contains("StreamFailuresQueue");
  }

  /** Only a windowed batch names its shard, by which figures are folded exactly once. */
  @Test
  void comeInWindowsWhereFiguresAreFolded() {
    assertThat(source("PublishRecipientsFunction").window()).contains(Duration.ofSeconds(5));
    assertThat(source("PublishCampaignsFunction").window()).isEqualTo(Optional.empty());
  }

  private static JsonNode mapping(String function) {
    return TEMPLATE.events(function, "DynamoDB").values().iterator().next();
  }

  private static EventSource.Stream source(String function) {
    return TEMPLATE.spec(function).events().stream()
        .filter(EventSource.Stream.class::isInstance)
        .map(EventSource.Stream.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
