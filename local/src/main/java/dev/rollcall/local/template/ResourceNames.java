package dev.rollcall.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;

/** The physical names, ARNs and addresses that resources have locally. */
record ResourceNames(
    JsonNode resources, UnaryOperator<JsonNode> resolve, Template.Endpoints endpoints)
    implements Intrinsics.Resources {
  /** The id that SAM gives to the API of routes that name none. */
  private static final String IMPLICIT_API = "ServerlessHttpApi";

  @Override
  public String ref(String id) {
    return switch (type(id)) {
      case "AWS::SQS::Queue" -> queueUrl(name(id, "QueueName"));
      case "AWS::DynamoDB::Table" -> name(id, "TableName");
      case "AWS::Serverless::Function" -> name(id, "FunctionName");
      case "AWS::Events::EventBus", "AWS::SSM::Parameter" -> name(id, "Name");
      case "AWS::Logs::LogGroup" -> name(id, "LogGroupName");
      default -> id;
    };
  }

  @Override
  public String attribute(String id, String attribute) {
    String type = type(id);
    return switch (type + "." + attribute) {
      case "AWS::SQS::Queue.Arn" -> Arn.queue(name(id, "QueueName")).toString();
      case "AWS::SQS::Queue.QueueName" -> name(id, "QueueName");
      case "AWS::SQS::Queue.QueueUrl" -> queueUrl(name(id, "QueueName"));
      case "AWS::DynamoDB::Table.Arn" -> Arn.table(name(id, "TableName")).toString();
      case "AWS::DynamoDB::Table.StreamArn" -> Arn.stream(name(id, "TableName")).toString();
      case "AWS::Serverless::Function.Arn" -> Arn.function(name(id, "FunctionName")).toString();
      case "AWS::Events::EventBus.Arn" -> Arn.bus(name(id, "Name")).toString();
      case "AWS::Events::EventBus.Name" -> name(id, "Name");
      case "AWS::Logs::LogGroup.Arn" -> Arn.logGroup(name(id, "LogGroupName")).toString() + ":*";
      case "AWS::Serverless::HttpApi.ApiEndpoint" -> endpoints.api();
      default -> {
        if (!attribute.endsWith("Arn")) {
          throw new TemplateException(id, "has no attribute " + attribute + " locally");
        }
        yield new Arn("local", id).toString();
      }
    };
  }

  private String type(String id) {
    if (id.equals(IMPLICIT_API) && !resources.has(id)) {
      return "AWS::Serverless::HttpApi";
    }
    if (!resources.has(id)) {
      throw new TemplateException(id, "no parameter or resource has this name");
    }
    return resources.path(id).path("Type").asText();
  }

  private String name(String id, String property) {
    JsonNode name = resources.path(id).path("Properties").path(property);
    return name.isMissingNode() ? id : resolve.apply(name).asText(id);
  }

  private String queueUrl(String name) {
    return endpoints.sqs() + "/" + Arn.ACCOUNT + "/" + name;
  }
}
