package dev.rollcall.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.local.fixture.Clouds;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A template says what runs, and what it says that cannot run is an error. */
class TemplateTest {
  private static final Template.Endpoints ENDPOINTS =
      new Template.Endpoints("http://127.0.0.1:9324", "http://127.0.0.1:8080");

  @Test
  void functionsInheritFromGlobals() throws IOException {
    FunctionSpec api = function(fixture(), "ApiFunction");
    assertThat(api.timeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(api.memoryMegabytes()).isEqualTo(512);
    assertThat(api.environment())
        .containsEntry("TABLE", "things-test")
        .containsEntry("WORK_URL", "http://127.0.0.1:9324/000000000000/Work")
        .containsEntry("GREETING", "hello, test");
    assertThat(api.events())
        .contains(
            new EventSource.Route("GET", "/things/{id}"),
            new EventSource.Route("ANY", "/files/{path+}"));
  }

  @Test
  void mappingsKeepWhatDecidesOnRetries() throws IOException {
    EventSource.Stream stream =
        (EventSource.Stream) function(fixture(), "StreamFunction").events().getFirst();
    assertThat(stream.tableName()).isEqualTo("things-test");
    assertThat(stream.fromStart()).isTrue();
    assertThat(stream.reportsItemFailures()).isTrue();
    assertThat(stream.retry().bisect()).isTrue();
    assertThat(stream.retry().attemptsMax()).isEqualTo(2);
    assertThat(stream.retry().failureQueue()).contains("StreamDead");
  }

  @Test
  void tablesAndQueuesAreReadInFull() throws IOException {
    Template template = fixture();
    TableSpec things = template.table("Things");
    assertThat(things.indexes()).extracting(TableSpec.Index::name).containsExactly("by-state");
    assertThat(things.streamView()).contains("NEW_AND_OLD_IMAGES");
    assertThat(things.timeToLiveAttribute()).contains("expiresAt");
    QueueSpec work = template.queue("Work");
    assertThat(work.visibility()).isEqualTo(Duration.ofSeconds(30));
    assertThat(work.redrive()).contains(new QueueSpec.Redrive("WorkDead", 3));
  }

  @Test
  void resourcesWhoseConditionIsFalseAreNotThere() {
    String yaml =
        """
        Parameters: { Loud: { Type: String, Default: "no" } }
        Conditions:
          IsLoud: !Equals [!Ref Loud, "yes"]
          IsQuiet: !Not [!Condition IsLoud]
          Both: !And [!Condition IsLoud, !Condition IsQuiet]
          Either: !Or [!Condition IsLoud, !Condition IsQuiet]
        Resources:
          A: { Type: AWS::SQS::Queue, Condition: IsLoud }
          B: { Type: AWS::SQS::Queue, Condition: IsQuiet }
          C: { Type: AWS::SQS::Queue, Condition: Both }
          D:
            Type: AWS::SQS::Queue
            Condition: Either
            Properties:
              VisibilityTimeout: !If [IsLoud, 1, 2]
              DelaySeconds: !If [IsLoud, 5, !Ref AWS::NoValue]
              QueueName: !Join ["-", [d, !Ref Loud]]
        """;
    assertThat(read(yaml, Map.of()).queues())
        .extracting(QueueSpec::name)
        .containsExactly("B", "d-no");
    assertThat(read(yaml, Map.of("Loud", "yes")).queues())
        .extracting(QueueSpec::name)
        .containsExactly("A", "d-yes");
    assertThat(read(yaml, Map.of()).queues().getLast().visibility())
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void anUnknownResourceTypeIsAnError() {
    assertThatThrownBy(() -> read("Resources: { Lake: { Type: AWS::Lake::Formation } }", Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessage("Lake: resources of type AWS::Lake::Formation cannot run here");
  }

  @Test
  void anUnknownPropertyIsAnError() {
    assertThatThrownBy(
            () ->
                read(
                    "Resources: { Q: { Type: AWS::SQS::Queue, Properties: { Fast: 1 } } }",
                    Map.of()))
        .hasMessage("Q: not supported locally: Fast");
  }

  @Test
  void anUnknownEventSourceIsAnError() {
    String yaml =
        """
        Resources:
          F:
            Type: AWS::Serverless::Function
            Properties:
              Handler: a.B
              Events: { E: { Type: Kinesis, Properties: {} } }
        """;
    assertThatThrownBy(() -> read(yaml, Map.of()))
        .hasMessage("F.Events.E: no local event source: Kinesis");
  }

  @Test
  void aParameterWithoutValueIsAnErrorAndSoIsOneTooMany() {
    String yaml = "Parameters: { P: { Type: String } }\nResources: {}";
    assertThatThrownBy(() -> read(yaml, Map.of()))
        .hasMessage("Parameters.P: has no default and was not given");
    assertThatThrownBy(() -> read(yaml, Map.of("P", "1", "Q", "2")))
        .hasMessage("Parameters.Q: was given but is not declared");
  }

  @Test
  void aScheduleThatIsNoRateIsAnError() {
    String yaml =
        """
        Resources:
          F:
            Type: AWS::Serverless::Function
            Properties:
              Handler: a.B
              Events:
                E:
                  Type: ScheduleV2
                  Properties: { ScheduleExpression: "cron(0 12 * * ? *)" }
        """;
    assertThatThrownBy(() -> read(yaml, Map.of()))
        .hasMessageContaining("only rate(…) runs locally");
  }

  private static Template fixture() throws IOException {
    return read(Files.readString(Clouds.template()), Map.of("Stage", "test"));
  }

  private static Template read(String yaml, Map<String, String> parameters) {
    return Template.read(yaml, parameters, ENDPOINTS);
  }

  private static FunctionSpec function(Template template, String id) {
    return template.functions().stream()
        .filter(function -> function.logicalId().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
