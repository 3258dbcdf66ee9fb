package dev.rollcall.local.template;

import java.util.List;
import java.util.Map;

/** A SAM template with everything resolved: what the embedded cloud is to run. */
public record Template(
    List<FunctionSpec> functions,
    List<TableSpec> tables,
    List<QueueSpec> queues,
    List<String> buses,
    List<RuleSpec> rules) {
  public Template {
    functions = List.copyOf(functions);
    tables = List.copyOf(tables);
    queues = List.copyOf(queues);
    buses = List.copyOf(buses);
    rules = List.copyOf(rules);
  }

  /** Reads a template, with parameters over its defaults, for servers that listen where it says. */
  public static Template read(String yaml, Map<String, String> parameters, Endpoints endpoints) {
    return new TemplateReader(TemplateYaml.read(yaml), parameters, endpoints).read();
  }

  /** Where the local servers listen, which {@code Ref} and {@code GetAtt} answer with. */
  public record Endpoints(String sqs, String api) {}

  /** The queue with this logical id. */
  public QueueSpec queue(String logicalId) {
    return queues.stream()
        .filter(queue -> queue.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow(() -> new TemplateException(logicalId, "no such queue"));
  }

  /** The table with this logical id. */
  public TableSpec table(String logicalId) {
    return tables.stream()
        .filter(table -> table.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow(() -> new TemplateException(logicalId, "no such table"));
  }
}
