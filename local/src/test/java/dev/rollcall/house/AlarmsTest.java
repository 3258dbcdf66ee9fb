package dev.rollcall.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.aws.lambda.Log;
import dev.rollcall.aws.lambda.Metric;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AlarmsTest {
  private static final Blueprint TEMPLATE = Blueprint.OURS;
  static final List<String> ALARMS = List.copyOf(TEMPLATE.all(Blueprint.ALARM).keySet());

  static final List<String> LAST_RESORTS =
      TEMPLATE.resolved().queues().stream()
          .filter(queue -> queue.redrive().isEmpty())
          .map(queue -> queue.logicalId())
          .toList();

  static final List<String> STREAM_READERS =
      TEMPLATE.functions().stream()
          .filter(function -> !TEMPLATE.events(function, "DynamoDB").isEmpty())
          .toList();

  @ParameterizedTest
  @FieldSource("LAST_RESORTS")
  void ringAtTheFirstMessageThatWasGivenUp(String queue) {
    assertThat(TEMPLATE.all(Blueprint.ALARM).values())
        .anySatisfy(
            alarm -> {
              is(alarm, "AWS/SQS", "ApproximateNumberOfMessagesVisible", queue + ".QueueName");
              assertThat(alarm.path("Threshold").asInt(-1)).isZero();
            });
  }

  @ParameterizedTest
  @FieldSource("STREAM_READERS")
  void ringWhenNewsAreLate(String function) {
    assertThat(TEMPLATE.all(Blueprint.ALARM).values())
        .anySatisfy(alarm -> is(alarm, "AWS/Lambda", "IteratorAge", function));
  }

  @Test
  void ringForFailuresOfTheApiAndOfWorkers() {
    assertThat(TEMPLATE.all(Blueprint.ALARM).values())
        .anySatisfy(alarm -> is(alarm, "AWS/ApiGateway", "5xx", "HttpApi"))
        .anySatisfy(alarm -> is(alarm, "AWS/Lambda", "Errors", "DispatchFunction"));
  }

  /** A tick that does not run says nothing, so silence is what must ring. */
  @Test
  void ringWhenPeopleWaitOrTheTickIsSilent() {
    JsonNode alarm = TEMPLATE.all(Blueprint.ALARM).get("OldestDueLookAlarm");

    assertThat(alarm.path("MetricName").asText()).isEqualTo("OldestDueLookSeconds");
    assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("breaching");
  }

  /** An alarm on a metric that nobody writes, or under other dimensions, looks just as well. */
  @Test
  void listenWhereTheTickSpeaks() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Metric.seconds("tick", "OldestDueLookSeconds", 7)
        .write(new Log(new PrintStream(said, true, StandardCharsets.UTF_8)));
    JsonNode metric =
        new ObjectMapper().readTree(said.toByteArray()).at("/_aws/CloudWatchMetrics/0");
    JsonNode alarm = TEMPLATE.all(Blueprint.ALARM).get("OldestDueLookAlarm");

    assertThat(metric.path("Namespace")).isEqualTo(alarm.path("Namespace"));
    assertThat(metric.at("/Metrics/0/Name")).isEqualTo(alarm.path("MetricName"));
    assertThat(Blueprint.texts(metric.at("/Dimensions/0")))
        .containsExactlyInAnyOrderElementsOf(
            alarm.path("Dimensions").valueStream().map(d -> d.path("Name").asText()).toList());
  }

  @ParameterizedTest
  @FieldSource("ALARMS")
  void sayWhatIsWrongToWhoeverIsAsked(String name) {
    JsonNode alarm = TEMPLATE.all(Blueprint.ALARM).get(name);

    assertThat(alarm.path("AlarmDescription").asText()).endsWith(".");
    assertThat(alarm.path("AlarmActions").toString())
        .isEqualTo("[\"HasAlarmTopic\",[\"AlarmTopicArn\"],\"AWS::NoValue\"]");
    assertThat(TEMPLATE.root().at("/Parameters/AlarmTopicArn/Default").asText("?")).isEmpty();
  }

  private static void is(JsonNode alarm, String namespace, String metric, String of) {
    assertThat(alarm.path("Namespace").asText()).isEqualTo(namespace);
    assertThat(alarm.path("MetricName").asText()).isEqualTo(metric);
    assertThat(alarm.at("/Dimensions/0/Value").asText()).isEqualTo(of);
  }
}
