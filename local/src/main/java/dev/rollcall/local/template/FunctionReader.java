package dev.rollcall.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code AWS::Serverless::Function} over the template's {@code Globals}. */
final class FunctionReader {
  private static final String[] MEANINGLESS_HERE = {
    "Architectures",
    "AutoPublishAlias",
    "AutoPublishAliasAllProperties",
    "CodeUri",
    "DeploymentPreference",
    "Description",
    "EphemeralStorage",
    "EventInvokeConfig",
    "KmsKeyArn",
    "Layers",
    "LoggingConfig",
    "PackageType",
    "PermissionsBoundary",
    "Policies",
    "PropagateTags",
    "ProvisionedConcurrencyConfig",
    "RecursiveLoop",
    "Role",
    "Runtime",
    "RuntimeManagementConfig",
    "SnapStart",
    "Tags",
    "Tracing",
    "VersionDescription",
    "VpcConfig"
  };

  private final JsonNode globals;
  private final List<RuleSpec> rules = new ArrayList<>();

  FunctionReader(JsonNode globals) {
    this.globals = globals;
  }

  FunctionSpec read(String id, Block own) {
    Block block = own;
    Map<String, String> environment = new HashMap<>();
    variables(new Block("Globals.Function", globals), environment);
    variables(block, environment);
    Block defaults = new Block("Globals.Function", globals);
    String name = block.text("FunctionName").orElse(id);
    FunctionSpec function =
        new FunctionSpec(
            id,
            name,
            block
                .text("Handler")
                .or(() -> defaults.text("Handler"))
                .orElseThrow(() -> new TemplateException(id, "Handler is missing")),
            environment,
            Duration.ofSeconds(block.number("Timeout", defaults.number("Timeout", 3))),
            block.number("MemorySize", defaults.number("MemorySize", 128)),
            block.text("ReservedConcurrentExecutions").map(Integer::valueOf),
            events(id, name, block));
    block.ignoring(MEANINGLESS_HERE).end();
    defaults.ignoring(MEANINGLESS_HERE).ignoring("Environment").end();
    return function;
  }

  /** The rules that functions declared as their events since the last call. */
  List<RuleSpec> takeRules() {
    List<RuleSpec> taken = List.copyOf(rules);
    rules.clear();
    return taken;
  }

  private static void variables(Block block, Map<String, String> into) {
    Block environment = block.block("Environment");
    environment
        .json("Variables")
        .properties()
        .forEach(entry -> into.put(entry.getKey(), entry.getValue().asText()));
    environment.end();
  }

  private List<EventSource> events(String id, String functionName, Block block) {
    List<EventSource> events = new ArrayList<>();
    for (Map.Entry<String, Block> entry : block.named("Events").entrySet()) {
      Block event = entry.getValue();
      Block properties = event.block("Properties");
      String type = event.required("Type");
      switch (type) {
        case "HttpApi" -> events.add(EventReader.route(properties));
        case "ScheduleV2" ->
            EventReader.schedule(id + entry.getKey(), properties).ifPresent(events::add);
        case "SQS" -> EventReader.queue(properties).ifPresent(events::add);
        case "DynamoDB" -> EventReader.stream(properties).ifPresent(events::add);
        case "EventBridgeRule" -> rules.add(rule(id + entry.getKey(), functionName, properties));
        default -> throw new TemplateException(event.where(), "no local event source: " + type);
      }
      properties.end();
      event.end();
    }
    return events;
  }

  private static RuleSpec rule(String name, String functionName, Block block) {
    Optional<JsonNode> pattern =
        Optional.of(block.json("Pattern")).filter(ObjectNode.class::isInstance);
    block.ignoring("DeadLetterConfig", "RetryPolicy", "RuleName");
    return new RuleSpec(
        name,
        RuleReader.bus(block),
        pattern
            .orElseThrow(() -> new TemplateException(block.where(), "Pattern is missing"))
            .toString(),
        List.of(new RuleSpec.ToFunction(functionName)));
  }
}
