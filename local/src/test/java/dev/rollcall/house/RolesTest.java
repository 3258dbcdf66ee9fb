package dev.rollcall.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RolesTest {
  private static final Blueprint TEMPLATE = Blueprint.OURS;
  static final List<String> FUNCTIONS = TEMPLATE.functions();

  /** Actions that no narrower resource can be named for, and why. */
  private static final Map<String, String> WAIVED =
      Map.of(
          "dynamodb:ListStreams",
          "knows no resource-level permissions, and Lambda asks for it to make a stream's mapping");

  @Test
  void belongToOneFunctionEach() {
    assertThat(FUNCTIONS.stream().map(function -> TEMPLATE.role(function).id()))
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(
            FUNCTIONS.stream().map(name -> name.replaceAll("Function$", "Role")).toList());
    assertThat(TEMPLATE.all("AWS::IAM::Role")).hasSameSizeAs(FUNCTIONS);
    // With either, SAM would make a role of its own, which allows more.
    assertThat(FUNCTIONS).allMatch(function -> TEMPLATE.of(function, "Policies").isMissingNode());
  }

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void areTakenByLambdaAlone(String function) {
    assertThat(TEMPLATE.role(function).trusted())
        .containsExactly("{\"Service\":\"lambda.amazonaws.com\"}");
    assertThat(TEMPLATE.role(function).properties().has("ManagedPolicyArns")).isFalse();
  }

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void nameActionsAndResourcesInFull(String function) {
    assertThat(TEMPLATE.role(function).grants())
        .isNotEmpty()
        .allSatisfy(
            grant -> {
              assertThat(grant.effect()).isEqualTo("Allow");
              assertThat(grant.actions()).isNotEmpty().noneMatch(action -> action.contains("*"));
              assertThat(grant.resources()).isNotEmpty();
              if (!WAIVED.keySet().containsAll(grant.actions())) {
                assertThat(grant.resources()).noneMatch(resource -> resource.contains("*"));
              }
            });
  }

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void writeToTheFunctionsOwnLogOnly(String function) {
    Role role = TEMPLATE.role(function);
    String group = TEMPLATE.of(function, "LoggingConfig").path("LogGroup").asText() + ".Arn";

    assertThat(role.on(group)).containsExactly("logs:CreateLogStream", "logs:PutLogEvents");
    assertThat(role.where("logs:CreateLogStream", "logs:PutLogEvents")).containsExactly(group);
  }

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void openTheTablesThatTheEnvironmentNames(String function) {
    assertThat(tables(TEMPLATE.role(function))).isEqualTo(named(function, "_TABLE"));
  }

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void openTheQueuesThatTheEnvironmentNames(String function) {
    Set<String> queues =
        owners(TEMPLATE.role(function).where("sqs:SendMessage", "sqs:ChangeMessageVisibility"));
    queues.removeAll(failureQueues(function));

    assertThat(queues).isEqualTo(named(function, "_QUEUE_URL"));
  }

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void openTheBusThatTheEnvironmentNames(String function) {
    assertThat(owners(TEMPLATE.role(function).where("events:PutEvents")))
        .isEqualTo(named(function, "EVENT_BUS_NAME"));
  }

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void readWhatTheFunctionIsTriggeredBy(String function) {
    Role role = TEMPLATE.role(function);
    Set<String> queues =
        TEMPLATE.events(function, "SQS").values().stream()
            .map(source -> source.path("Queue").asText())
            .collect(Collectors.toSet());
    Set<String> streams =
        TEMPLATE.events(function, "DynamoDB").values().stream()
            .map(source -> source.path("Stream").asText())
            .collect(Collectors.toSet());

    assertThat(role.where("sqs:ReceiveMessage")).isEqualTo(queues);
    assertThat(role.where("sqs:DeleteMessage")).isEqualTo(queues);
    assertThat(role.where("sqs:GetQueueAttributes")).isEqualTo(queues);
    assertThat(role.where("dynamodb:GetRecords")).isEqualTo(streams);
    assertThat(role.where("dynamodb:GetShardIterator")).isEqualTo(streams);
    assertThat(role.where("dynamodb:DescribeStream")).isEqualTo(streams);
    assertThat(owners(role.where("sqs:SendMessage"))).containsAll(failureQueues(function));
  }

  /** CloudFormation takes any text for the name of an index. */
  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void queryIndexesThatExist(String function) {
    assertThat(
            TEMPLATE.role(function).where("dynamodb:Query").stream().filter(r -> r.contains("/")))
        .isSubsetOf(indexes());
  }

  private static List<String> indexes() {
    return TEMPLATE.all(Blueprint.TABLE).entrySet().stream()
        .flatMap(
            table ->
                table
                    .getValue()
                    .path("GlobalSecondaryIndexes")
                    .valueStream()
                    .map(index -> index.path("IndexName").asText())
                    .map(index -> "${" + table.getKey() + ".Arn}/index/" + index))
        .toList();
  }

  private static Set<String> tables(Role role) {
    return role.grants().stream()
        .filter(
            grant -> grant.actions().stream().anyMatch(a -> a.matches("dynamodb:.*(Item|Query)")))
        .flatMap(grant -> grant.resources().stream())
        .map(Blueprint::owner)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> named(String function, String suffix) {
    return TEMPLATE
        .of(function, "Environment")
        .path("Variables")
        .propertyStream()
        .filter(variable -> variable.getKey().endsWith(suffix))
        .map(variable -> variable.getValue().asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> failureQueues(String function) {
    Stream<JsonNode> sources = TEMPLATE.events(function, "DynamoDB").values().stream();
    return sources
        .map(source -> source.at("/DestinationConfig/OnFailure/Destination").asText())
        .map(Blueprint::owner)
        .collect(Collectors.toSet());
  }

  private static Set<String> owners(Set<String> references) {
    return references.stream().map(Blueprint::owner).collect(Collectors.toCollection(TreeSet::new));
  }
}
