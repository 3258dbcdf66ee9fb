package dev.rollcall.aws.dynamo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** One change of one item, under a condition if it has one. */
final class Update {
  /** What came of an update. */
  sealed interface Answer {
    /** The item as it is after the change. */
    record Done(Attributes item) implements Answer {}

    /** The condition did not hold for this item; absent, there is none. */
    record Refused(Optional<Attributes> item) implements Answer {}
  }

  private final Map<String, AttributeValue> key;
  private final String expression;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();
  private Optional<String> condition = Optional.empty();

  Update(Map<String, AttributeValue> key, String expression) {
    this.key = key;
    this.expression = expression;
  }

  Update when(String text) {
    condition = Optional.of(text);
    return this;
  }

  Update name(String placeholder, String name) {
    names.put(placeholder, name);
    return this;
  }

  Update value(String placeholder, AttributeValue value) {
    values.put(placeholder, value);
    return this;
  }

  UpdateItemRequest request(String table) {
    UpdateItemRequest.Builder request =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(key)
            .updateExpression(expression)
            .returnValues(ReturnValue.ALL_NEW);
    condition.ifPresent(
        text ->
            request
                .conditionExpression(text)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
    if (!names.isEmpty()) {
      request.expressionAttributeNames(names);
    }
    if (!values.isEmpty()) {
      request.expressionAttributeValues(values);
    }
    return request.build();
  }
}
