package dev.rollcall.house;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.rollcall.local.template.EventSource;
import dev.rollcall.local.template.FunctionSpec;
import dev.rollcall.local.template.Template;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The template as written, and as the local runner understands it.
 *
 * @param root CloudFormation's tags are dropped: {@code !GetAtt Queue.Arn} reads "Queue.Arn"
 */
record Blueprint(JsonNode root, Template resolved) {
  static final Blueprint OURS = read(Repository.read("template.yaml"));

  /** The route of whatever no other route takes. */
  static final String DEFAULT = "$default";

  static final String FUNCTION = "AWS::Serverless::Function";
  static final String QUEUE = "AWS::SQS::Queue";
  static final String TABLE = "AWS::DynamoDB::Table";
  static final String ALARM = "AWS::CloudWatch::Alarm";

  private static Blueprint read(String yaml) {
    try {
      return new Blueprint(
          new YAMLMapper().readTree(yaml),
          Template.read(
              yaml, Map.of(), new Template.Endpoints("http://localhost:1", "http://localhost:2")));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The properties of all resources of a type, by logical id. */
  Map<String, JsonNode> all(String type) {
    Map<String, JsonNode> found = new TreeMap<>();
    for (Map.Entry<String, JsonNode> resource : root.path("Resources").properties()) {
      if (resource.getValue().path("Type").asText().equals(type)) {
        found.put(resource.getKey(), resource.getValue().path("Properties"));
      }
    }
    return found;
  }

  List<String> functions() {
    return List.copyOf(all(FUNCTION).keySet());
  }

  /** A function's own property, else the one that all share. */
  JsonNode of(String function, String property) {
    JsonNode own = all(FUNCTION).get(function).path(property);
    return own.isMissingNode() ? root.path("Globals").path("Function").path(property) : own;
  }

  FunctionSpec spec(String function) {
    return resolved.functions().stream()
        .filter(spec -> spec.logicalId().equals(function))
        .findFirst()
        .orElseThrow();
  }

  Class<?> handler(String function) throws ClassNotFoundException {
    return Class.forName(spec(function).handler().split("::", 2)[0]);
  }

  /** The routes of a function as API Gateway names them. */
  List<String> routes(String function) {
    return spec(function).events().stream()
        .filter(EventSource.Route.class::isInstance)
        .map(EventSource.Route.class::cast)
        .map(route -> route.path().equals(DEFAULT) ? DEFAULT : route.method() + " " + route.path())
        .toList();
  }

  /** The events of a function that are of a type, their properties by name. */
  Map<String, JsonNode> events(String function, String type) {
    Map<String, JsonNode> found = new TreeMap<>();
    for (Map.Entry<String, JsonNode> event : of(function, "Events").properties()) {
      if (event.getValue().path("Type").asText().equals(type)) {
        found.put(event.getKey(), event.getValue().path("Properties"));
      }
    }
    return found;
  }

  /** The role that a function names. */
  Role role(String function) {
    String id = owner(of(function, "Role").asText());
    return new Role(id, root.path("Resources").path(id).path("Properties"));
  }

  /** The resource in {@code Queue.Arn} or {@code ${Table.Arn}/index/name}. */
  static String owner(String reference) {
    return reference.replaceFirst("^\\$\\{", "").replaceFirst("\\..*", "");
  }

  static List<String> texts(JsonNode oneOrMore) {
    return oneOrMore.isArray()
        ? oneOrMore.valueStream().map(JsonNode::asText).toList()
        : oneOrMore.isMissingNode() ? List.of() : List.of(oneOrMore.asText());
  }
}
