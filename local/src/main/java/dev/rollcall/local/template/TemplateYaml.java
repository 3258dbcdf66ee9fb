package dev.rollcall.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigDecimal;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML with CloudFormation's short tags, read as the JSON that they abbreviate. */
final class TemplateYaml {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TemplateYaml() {}

  static JsonNode read(String text) {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    return json(yaml.compose(new StringReader(text)));
  }

  private static JsonNode json(Node node) {
    String tag = node.getTag().getValue();
    return tag.startsWith("!") ? intrinsic(tag.substring(1), node) : plain(node);
  }

  private static JsonNode intrinsic(String name, Node node) {
    JsonNode value = plain(node);
    return switch (name) {
      case "Ref", "Condition" -> JSON.objectNode().set(name, value);
      case "GetAtt" -> JSON.objectNode().set("Fn::GetAtt", path(value));
      default -> JSON.objectNode().set("Fn::" + name, value);
    };
  }

  /** The short form of GetAtt is one word, {@code Queue.Arn}; the long one is a list. */
  private static JsonNode path(JsonNode value) {
    if (!value.isTextual()) {
      return value;
    }
    int dot = value.asText().indexOf('.');
    return JSON.arrayNode()
        .add(value.asText().substring(0, dot))
        .add(value.asText().substring(dot + 1));
  }

  private static JsonNode plain(Node node) {
    return switch (node) {
      case MappingNode mapping -> object(mapping);
      case SequenceNode sequence -> array(sequence);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new TemplateException("line " + node.getStartMark().getLine(), "alias");
    };
  }

  private static ObjectNode object(MappingNode mapping) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      object.set(((ScalarNode) tuple.getKeyNode()).getValue(), json(tuple.getValueNode()));
    }
    return object;
  }

  private static ArrayNode array(SequenceNode sequence) {
    ArrayNode array = JSON.arrayNode();
    sequence.getValue().forEach(item -> array.add(json(item)));
    return array;
  }

  /** Dates stay text: CloudFormation's format version looks like one. */
  private static JsonNode scalar(ScalarNode scalar) {
    String value = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes"));
    }
    if (tag.equals(Tag.INT) && value.matches("-?(0|[1-9]\\d{0,17})")) {
      return JSON.numberNode(Long.parseLong(value));
    }
    if (tag.equals(Tag.FLOAT) && value.matches("-?\\d+\\.\\d+")) {
      return JSON.numberNode(new BigDecimal(value));
    }
    return JSON.textNode(value);
  }
}
