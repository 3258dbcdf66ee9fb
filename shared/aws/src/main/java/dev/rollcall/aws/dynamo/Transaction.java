package dev.rollcall.aws.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Several writes of one table, of which all are done or none. */
final class Transaction {
  private final String table;
  private final DynamoDbClient client;
  private final List<TransactWriteItem> writes = new ArrayList<>();

  Transaction(Table table) {
    this.table = table.name();
    this.client = table.client();
  }

  /** Puts an item if a condition holds for what is there. */
  Transaction put(
      Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
    writes.add(
        TransactWriteItem.builder()
            .put(
                put -> {
                  put.tableName(table).item(item).conditionExpression(condition);
                  if (!values.isEmpty()) {
                    put.expressionAttributeValues(values);
                  }
                })
            .build());
    return this;
  }

  Transaction update(Update update) {
    UpdateItemRequest request = update.request(table);
    writes.add(
        TransactWriteItem.builder()
            .update(
                u -> {
                  u.tableName(table)
                      .key(request.key())
                      .updateExpression(request.updateExpression())
                      .conditionExpression(request.conditionExpression());
                  if (request.hasExpressionAttributeNames()) {
                    u.expressionAttributeNames(request.expressionAttributeNames());
                  }
                  if (request.hasExpressionAttributeValues()) {
                    u.expressionAttributeValues(request.expressionAttributeValues());
                  }
                })
            .build());
    return this;
  }

  /** Does all; answers whether it did: a condition may not hold, or somebody else may be at it. */
  boolean run() {
    try {
      client.transactWriteItems(r -> r.transactItems(writes));
      return true;
    } catch (TransactionCanceledException refused) {
      return false;
    }
  }
}
