package dev.rollcall.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A request to AWS as IAM sees it.
 *
 * @param function who asks
 * @param action as policies name it
 * @param resource as the template's policies write it
 */
record Call(String function, String action, String resource) {
  private static final Map<String, String> SERVICES =
      Map.of("DynamoDB_20120810", "dynamodb", "AmazonSQS", "sqs", "AWSEvents", "events");

  /**
   * What a request in one of AWS's JSON protocols needs to be allowed.
   *
   * @param target its header {@code X-Amz-Target}
   */
  static List<Call> of(String function, String target, JsonNode body) {
    int dot = target.lastIndexOf('.');
    String service = SERVICES.get(target.substring(0, dot));
    if (target.endsWith(".TransactWriteItems")) {
      return body.path("TransactItems")
          .valueStream()
          .flatMap(item -> write(function, item))
          .toList();
    }
    // IAM has no actions for the batches of SQS.
    String operation = target.substring(dot + 1);
    String action =
        service + ":" + operation.replaceAll("^(Send\\w+|ChangeMessageVisibility)Batch$", "$1");
    return resources(service, body).map(resource -> new Call(function, action, resource)).toList();
  }

  /** IAM has no action for a transaction but those of its parts. */
  private static Stream<Call> write(String function, JsonNode item) {
    return item.propertyStream()
        .map(
            part ->
                new Call(
                    function,
                    "dynamodb:" + part.getKey() + "Item",
                    part.getValue().path("TableName").asText() + ".Arn"));
  }

  private static Stream<String> resources(String service, JsonNode body) {
    return switch (service) {
      case "sqs" -> Stream.of(lastPart(body.path("QueueUrl").asText()) + ".Arn");
      case "events" ->
          body.path("Entries")
              .valueStream()
              .map(entry -> entry.path("EventBusName").asText())
              .distinct()
              .map(name -> name.endsWith("-news") ? "NewsBus.Arn" : name);
      case "dynamodb" -> tables(body);
      default -> throw new IllegalArgumentException(service.toLowerCase(Locale.ROOT));
    };
  }

  /** Locally a table's name is its logical id. */
  private static Stream<String> tables(JsonNode body) {
    if (body.has("RequestItems")) {
      return body.path("RequestItems").propertyStream().map(table -> table.getKey() + ".Arn");
    }
    String table = body.path("TableName").asText();
    return Stream.of(
        body.has("IndexName")
            ? "${" + table + ".Arn}/index/" + body.path("IndexName").asText()
            : table + ".Arn");
  }

  private static String lastPart(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
