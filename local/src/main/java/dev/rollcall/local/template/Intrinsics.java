package dev.rollcall.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CloudFormation's functions, evaluated with a stack's parameters, conditions and resources. */
final class Intrinsics {
  /** What {@code Ref} and {@code GetAtt} of a resource answer. */
  interface Resources {
    String ref(String logicalId);

    String attribute(String logicalId, String name);
  }

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private final Map<String, JsonNode> parameters;
  private final JsonNode conditions;
  private final Resources resources;

  Intrinsics(Map<String, JsonNode> parameters, JsonNode conditions, Resources resources) {
    this.parameters = parameters;
    this.conditions = conditions;
    this.resources = resources;
  }

  /** The same tree without functions; what was {@code AWS::NoValue} is missing. */
  JsonNode resolve(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = JSON.arrayNode();
      for (JsonNode item : node) {
        JsonNode value = resolve(item);
        if (!value.isMissingNode()) {
          array.add(value);
        }
      }
      return array;
    }
    return node.isObject() ? object(node) : node;
  }

  boolean condition(String name) {
    JsonNode condition = conditions.path(name);
    if (condition.isMissingNode()) {
      throw new TemplateException("Conditions", "no condition is named " + name);
    }
    return truth(condition);
  }

  private JsonNode object(JsonNode node) {
    if (node.size() == 1) {
      Map.Entry<String, JsonNode> only = node.properties().iterator().next();
      if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
        return call(only.getKey(), only.getValue());
      }
    }
    ObjectNode object = JSON.objectNode();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = resolve(field.getValue());
      if (!value.isMissingNode()) {
        object.set(field.getKey(), value);
      }
    }
    return object;
  }

  private JsonNode call(String function, JsonNode argument) {
    return switch (function) {
      case "Ref" -> ref(argument.asText());
      case "Fn::Sub" -> substitute(argument);
      case "Fn::GetAtt" -> attribute(argument.path(0).asText(), argument.path(1).asText());
      case "Fn::Join" -> join(argument.path(0).asText(), resolve(argument.path(1)));
      case "Fn::Select" -> resolve(resolve(argument.path(1)).path(argument.path(0).asInt()));
      case "Fn::If" -> resolve(argument.path(condition(argument.path(0).asText()) ? 1 : 2));
      default -> throw new TemplateException(function, "this function is not supported locally");
    };
  }

  private JsonNode ref(String name) {
    if (name.equals("AWS::NoValue")) {
      return MissingNode.getInstance();
    }
    JsonNode parameter = parameters.get(name);
    return parameter == null ? JSON.textNode(resources.ref(name)) : parameter;
  }

  private JsonNode attribute(String logicalId, String name) {
    return JSON.textNode(resources.attribute(logicalId, name));
  }

  private JsonNode substitute(JsonNode argument) {
    String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
    JsonNode own = argument.isArray() ? argument.path(1) : MissingNode.getInstance();
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(2);
      String value = matcher.group(1).isEmpty() ? value(name, own) : "${" + name + "}";
      matcher.appendReplacement(result, Matcher.quoteReplacement(value));
    }
    return JSON.textNode(matcher.appendTail(result).toString());
  }

  private String value(String name, JsonNode own) {
    if (own.has(name)) {
      return resolve(own.path(name)).asText();
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? ref(name).asText()
        : resources.attribute(name.substring(0, dot), name.substring(dot + 1));
  }

  private static JsonNode join(String separator, JsonNode parts) {
    StringBuilder joined = new StringBuilder();
    for (JsonNode part : parts) {
      joined.append(joined.isEmpty() ? "" : separator).append(part.asText());
    }
    return JSON.textNode(joined.toString());
  }

  private boolean truth(JsonNode condition) {
    if (condition.has("Condition")) {
      return condition(condition.path("Condition").asText());
    }
    if (condition.has("Fn::Not")) {
      return !truth(condition.path("Fn::Not").path(0));
    }
    if (condition.has("Fn::Equals")) {
      JsonNode sides = resolve(condition.path("Fn::Equals"));
      return sides.path(0).asText().equals(sides.path(1).asText());
    }
    if (condition.has("Fn::And")) {
      return condition.path("Fn::And").valueStream().allMatch(this::truth);
    }
    if (condition.has("Fn::Or")) {
      return condition.path("Fn::Or").valueStream().anyMatch(this::truth);
    }
    throw new TemplateException("Conditions", "not a condition: " + condition);
  }
}
