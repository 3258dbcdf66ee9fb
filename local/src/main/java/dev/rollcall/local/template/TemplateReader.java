package dev.rollcall.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a template's JSON into its specs, resource by resource. */
final class TemplateReader {
  /** Resource types that mean something on AWS and nothing to a program that runs in one JVM. */
  private static final Set<String> IGNORED =
      Set.of(
          "AWS::ApiGatewayV2::Stage",
          "AWS::Budgets::Budget",
          "AWS::CloudWatch::Alarm",
          "AWS::CloudWatch::AnomalyDetector",
          "AWS::CloudWatch::CompositeAlarm",
          "AWS::CloudWatch::Dashboard",
          "AWS::Events::Archive",
          "AWS::Events::EventBusPolicy",
          "AWS::IAM::ManagedPolicy",
          "AWS::IAM::Policy",
          "AWS::IAM::Role",
          "AWS::KMS::Alias",
          "AWS::KMS::Key",
          "AWS::Lambda::EventInvokeConfig",
          "AWS::Lambda::Permission",
          "AWS::Logs::LogGroup",
          "AWS::Logs::MetricFilter",
          "AWS::Logs::QueryDefinition",
          "AWS::Logs::ResourcePolicy",
          "AWS::Logs::SubscriptionFilter",
          "AWS::ResourceGroups::Group",
          "AWS::Scheduler::ScheduleGroup",
          "AWS::Serverless::HttpApi",
          "AWS::SNS::Subscription",
          "AWS::SNS::Topic",
          "AWS::SNS::TopicPolicy",
          "AWS::SQS::QueuePolicy",
          "AWS::SSM::Parameter");

  private final JsonNode root;
  private final JsonNode resources;
  private final Intrinsics intrinsics;
  private final List<FunctionSpec> functions = new ArrayList<>();
  private final List<TableSpec> tables = new ArrayList<>();
  private final List<QueueSpec> queues = new ArrayList<>();
  private final List<String> buses = new ArrayList<>(List.of("default"));
  private final List<RuleSpec> rules = new ArrayList<>();

  TemplateReader(JsonNode root, Map<String, String> overrides, Template.Endpoints endpoints) {
    this.root = root;
    this.resources = root.path("Resources");
    this.intrinsics =
        new Intrinsics(
            parameters(root.path("Parameters"), overrides),
            root.path("Conditions"),
            new ResourceNames(resources, this::resolve, endpoints));
  }

  private JsonNode resolve(JsonNode node) {
    return intrinsics.resolve(node);
  }

  Template read() {
    FunctionReader functionReader =
        new FunctionReader(resolve(root.path("Globals").path("Function")));
    for (Map.Entry<String, JsonNode> entry : resources.properties()) {
      JsonNode resource = entry.getValue();
      if (!resource.has("Condition") || intrinsics.condition(resource.path("Condition").asText())) {
        read(entry.getKey(), resource, functionReader);
      }
    }
    rules.forEach(this::check);
    return new Template(functions, tables, queues, buses, rules);
  }

  private void check(RuleSpec rule) {
    if (!buses.contains(rule.bus())) {
      throw new TemplateException(rule.name(), "no bus is named " + rule.bus());
    }
    for (RuleSpec.Target target : rule.targets()) {
      boolean exists =
          switch (target) {
            case RuleSpec.ToQueue(String name) ->
                queues.stream().anyMatch(queue -> queue.name().equals(name));
            case RuleSpec.ToFunction(String name) ->
                functions.stream().anyMatch(function -> function.name().equals(name));
            case RuleSpec.ToLog _ -> true;
          };
      if (!exists) {
        throw new TemplateException(rule.name(), "no target is there: " + target);
      }
    }
  }

  private void read(String id, JsonNode resource, FunctionReader functionReader) {
    String type = resource.path("Type").asText();
    if (IGNORED.contains(type)) {
      return;
    }
    Block block = new Block(id, resolve(resource.path("Properties")));
    switch (type) {
      case "AWS::Serverless::Function" -> {
        functions.add(functionReader.read(id, block));
        rules.addAll(functionReader.takeRules());
      }
      case "AWS::DynamoDB::Table" -> tables.add(TableReader.read(id, block));
      case "AWS::SQS::Queue" -> queues.add(QueueReader.read(id, block));
      case "AWS::Events::EventBus" -> {
        buses.add(block.text("Name").orElse(id));
        block.ignoring("Description", "KmsKeyIdentifier", "Tags", "DeadLetterConfig").end();
      }
      case "AWS::Events::Rule" -> rules.add(RuleReader.read(id, block));
      default -> throw new TemplateException(id, "resources of type " + type + " cannot run here");
    }
  }

  private static Map<String, JsonNode> parameters(
      JsonNode declared, Map<String, String> overrides) {
    Map<String, JsonNode> values = new HashMap<>();
    ObjectNode pseudo = JsonNodeFactory.instance.objectNode();
    pseudo.put("AWS::Region", Arn.REGION).put("AWS::AccountId", Arn.ACCOUNT);
    pseudo.put("AWS::Partition", "aws").put("AWS::URLSuffix", "amazonaws.com");
    pseudo.put("AWS::StackName", "local").put("AWS::StackId", "local");
    pseudo.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    for (Map.Entry<String, JsonNode> parameter : declared.properties()) {
      String name = parameter.getKey();
      String override = overrides.get(name);
      JsonNode otherwise = parameter.getValue().path("Default");
      if (override == null && otherwise.isMissingNode()) {
        throw new TemplateException("Parameters." + name, "has no default and was not given");
      }
      values.put(name, override == null ? otherwise : TextNode.valueOf(override));
    }
    for (String name : overrides.keySet()) {
      if (!declared.has(name)) {
        throw new TemplateException("Parameters." + name, "was given but is not declared");
      }
    }
    return values;
  }
}
