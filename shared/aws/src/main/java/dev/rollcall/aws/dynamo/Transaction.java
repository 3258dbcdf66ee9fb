package dev.rollcall.aws.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Several writes of one table, of which all are done or none. */
final class Transaction {
  private static final String REFUSED = "ConditionalCheckFailed";
  private static final String CONFLICT = "TransactionConflict";

  private final String table;
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final List<TransactWriteItem> writes = new ArrayList<>();

  /** Of this table; it waits so for others who are at the same items. */
  Transaction(Table table, Backoff backoff) {
    this.table = table.name();
    this.client = table.client();
    this.backoff = backoff;
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

  /** Deletes an item that is there. */
  Transaction delete(Map<String, AttributeValue> key) {
    writes.add(
        TransactWriteItem.builder()
            .delete(d -> d.tableName(table).key(key).conditionExpression("attribute_exists(pk)"))
            .build());
    return this;
  }

  /** Does all, or nothing if a condition does not hold; answers which. */
  boolean run() {
    return backoff.retry("a transaction", this::tryOnce);
  }

  /** Empty if somebody else is at one of the items. */
  private Optional<Boolean> tryOnce() {
    try {
      client.transactWriteItems(r -> r.transactItems(writes));
      return Optional.of(true);
    } catch (TransactionCanceledException cancelled) {
      if (isBecause(cancelled, REFUSED)) {
        return Optional.of(false);
      }
      if (isBecause(cancelled, CONFLICT)) {
        return Optional.empty();
      }
      throw cancelled;
    }
  }

  private static boolean isBecause(TransactionCanceledException cancelled, String code) {
    return cancelled.cancellationReasons().stream()
        .map(CancellationReason::code)
        .anyMatch(code::equals);
  }
}
