package dev.rollcall.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FunctionsTest {
  private static final Blueprint TEMPLATE = Blueprint.OURS;
  static final List<String> FUNCTIONS = TEMPLATE.functions();
  private static final Pattern ZIP = Pattern.compile("functions/(\\w+)/target/function\\.zip");

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void runOnJava25AndArm(String function) {
    assertThat(TEMPLATE.of(function, "Runtime").asText()).isEqualTo("java25");
    assertThat(Blueprint.texts(TEMPLATE.of(function, "Architectures"))).containsExactly("arm64");
  }

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void comeFromTheModuleThatTheirHandlerIsIn(String function) {
    Matcher zip = ZIP.matcher(TEMPLATE.of(function, "CodeUri").asText());

    assertThat(zip.matches()).isTrue();
    assertThat(TEMPLATE.of(function, "Handler").asText())
        .startsWith("dev.rollcall." + zip.group(1) + ".")
        .endsWith("Handler::handleRequest");
  }

  /** A snapshot pays where somebody waits for the answer, and only a published version has one. */
  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void startFromASnapshotExactlyWhenSomebodyWaits(String function) {
    boolean waits = !TEMPLATE.events(function, "HttpApi").isEmpty();

    assertThat(TEMPLATE.of(function, "SnapStart").path("ApplyOn").asText())
        .isEqualTo(waits ? "PublishedVersions" : "");
    assertThat(TEMPLATE.of(function, "AutoPublishAlias").asText()).isEqualTo(waits ? "live" : "");
    assertThat(TEMPLATE.of(function, "AutoPublishAliasAllProperties").asBoolean()).isEqualTo(waits);
  }

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void answerBeforeTheHttpApiGivesUp(String function) {
    if (!TEMPLATE.events(function, "HttpApi").isEmpty()) {
      assertThat(TEMPLATE.spec(function).timeout()).isLessThan(Duration.ofSeconds(30));
    }
  }

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void logAsJsonToAGroupOfTheirOwnThatForgets(String function) {
    JsonNode own = TEMPLATE.of(function, "LoggingConfig");
    JsonNode group = TEMPLATE.all("AWS::Logs::LogGroup").get(own.path("LogGroup").asText());

    assertThat(own.path("LogGroup").asText())
        .isEqualTo(function.replaceAll("Function$", "LogGroup"));
    assertThat(group.path("RetentionInDays").asText()).isEqualTo("LogRetentionDays");
    assertThat(TEMPLATE.root().at("/Globals/Function/LoggingConfig/LogFormat").asText())
        .isEqualTo("JSON");
  }

  /** Whatever is secret is in a table; an environment is shown to whoever may list functions. */
  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void knowOnlyNamesOfOtherResourcesAndOpenParameters(String function) {
    JsonNode variables = TEMPLATE.of(function, "Environment").path("Variables");
    Stream<String> resources = names(TEMPLATE.root().path("Resources"));
    Stream<String> parameters =
        names(TEMPLATE.root().path("Parameters"))
            .filter(name -> TEMPLATE.root().at("/Parameters/" + name + "/NoEcho").isMissingNode());

    assertThat(variables.valueStream().map(JsonNode::asText).map(Blueprint::owner))
        .isSubsetOf(Stream.concat(resources, parameters).toList());
  }

  private static Stream<String> names(JsonNode block) {
    return block.propertyStream().map(Map.Entry::getKey);
  }

  @Test
  void theTickIsNeverRepeatedSinceTheNextOneFollows() {
    JsonNode schedule = TEMPLATE.events("TickFunction", "ScheduleV2").get("EveryMinute");

    assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo("rate(1 minute)");
    assertThat(schedule.at("/RetryPolicy/MaximumEventAgeInSeconds").asInt()).isEqualTo(60);
    assertThat(
            TEMPLATE.of("TickFunction", "EventInvokeConfig").path("MaximumRetryAttempts").asInt(9))
        .isZero();
    assertThat(TEMPLATE.spec("TickFunction").timeout()).isLessThan(Duration.ofMinutes(1));
  }
}
