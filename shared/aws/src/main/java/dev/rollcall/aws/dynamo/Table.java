package dev.rollcall.aws.dynamo;

import dev.rollcall.core.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** One table, spoken to in the few ways that the stores need. */
record Table(DynamoDbClient client, String name) {
  private static final int PAGE_ITEMS_MAX = 1000;
  private static final int BATCH_KEYS_MAX = 100;

  /** The item as it is now. */
  Optional<Attributes> find(Map<String, AttributeValue> key) {
    return get(key, true);
  }

  /** The item as it was a moment ago, for half the price. */
  Optional<Attributes> glance(Map<String, AttributeValue> key) {
    return get(key, false);
  }

  private Optional<Attributes> get(Map<String, AttributeValue> key, boolean consistent) {
    var answer = client.getItem(r -> r.tableName(name).key(key).consistentRead(consistent));
    return answer.hasItem() ? Optional.of(new Attributes(answer.item())) : Optional.empty();
  }

  /** Puts an item over whatever is there. */
  void put(Map<String, AttributeValue> item) {
    client.putItem(r -> r.tableName(name).item(item));
  }

  /** Puts an item that carries its version in {@code v} over the version before that. */
  <T> Write<T> put(Map<String, AttributeValue> item, long version, Function<Attributes, T> read) {
    PutItemRequest.Builder request =
        PutItemRequest.builder()
            .tableName(name)
            .item(item)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (version == 1) {
      request.conditionExpression("attribute_not_exists(pk)");
    } else {
      request
          .conditionExpression("v = :before")
          .expressionAttributeValues(Map.of(":before", Item.number(version - 1)));
    }
    try {
      client.putItem(request.build());
      return new Write.Done<>();
    } catch (ConditionalCheckFailedException lost) {
      return new Write.Lost<>(there(lost).map(read));
    }
  }

  /** Puts an item if a condition holds for what is there. */
  Update.Answer put(
      Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
    PutItemRequest.Builder request =
        PutItemRequest.builder()
            .tableName(name)
            .item(item)
            .conditionExpression(condition)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (!values.isEmpty()) {
      request.expressionAttributeValues(values);
    }
    try {
      client.putItem(request.build());
      return new Update.Answer.Done(new Attributes(item));
    } catch (ConditionalCheckFailedException refused) {
      return new Update.Answer.Refused(there(refused));
    }
  }

  /** Deletes an item; one that is gone stays gone. */
  void delete(Map<String, AttributeValue> key) {
    client.deleteItem(r -> r.tableName(name).key(key));
  }

  /** Deletes an item if a condition holds for it; one that is gone stays gone. */
  void delete(
      Map<String, AttributeValue> key, String condition, Map<String, AttributeValue> values) {
    try {
      client.deleteItem(
          r ->
              r.tableName(name)
                  .key(key)
                  .conditionExpression(condition)
                  .expressionAttributeValues(values));
    } catch (ConditionalCheckFailedException other) {
      // It is not what was to be deleted.
    }
  }

  /** Puts an item only where there is none; answers whether it did. */
  boolean putIfAbsent(Map<String, AttributeValue> item) {
    return put(item, 1, there -> there) instanceof Write.Done;
  }

  Update.Answer update(Update update) {
    try {
      return new Update.Answer.Done(
          new Attributes(client.updateItem(update.request(name)).attributes()));
    } catch (ConditionalCheckFailedException refused) {
      return new Update.Answer.Refused(there(refused));
    }
  }

  /** The first items that a query finds, read no further than they are asked for. */
  Stream<Attributes> query(QueryRequest.Builder query, int limit) {
    QueryRequest request = query.tableName(name).limit(Math.min(limit, PAGE_ITEMS_MAX)).build();
    return client.queryPaginator(request).items().stream().limit(limit).map(Attributes::new);
  }

  /** Every item whose partition begins so; reads the whole table. */
  Stream<Attributes> scan(String prefix) {
    return client
        .scanPaginator(
            r ->
                r.tableName(name)
                    .filterExpression("begins_with(pk, :prefix)")
                    .expressionAttributeValues(Map.of(":prefix", Item.text(prefix))))
        .items()
        .stream()
        .map(Attributes::new);
  }

  /** Those items of a few keys that exist, in no promised order, as they were a moment ago. */
  List<Attributes> glanceAll(List<Map<String, AttributeValue>> keys) {
    return getAll(keys, false);
  }

  /** Those items of a few different keys that exist, in no promised order, as they are now. */
  List<Attributes> findAll(List<Map<String, AttributeValue>> keys) {
    return getAll(keys, true);
  }

  private List<Attributes> getAll(List<Map<String, AttributeValue>> keys, boolean consistent) {
    List<Attributes> found = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += BATCH_KEYS_MAX) {
      var some = keys.subList(from, Math.min(keys.size(), from + BATCH_KEYS_MAX));
      Map<String, KeysAndAttributes> asked =
          Map.of(name, KeysAndAttributes.builder().keys(some).consistentRead(consistent).build());
      client
          .batchGetItemPaginator(r -> r.requestItems(asked))
          .forEach(
              answer ->
                  answer.responses().getOrDefault(name, List.of()).stream()
                      .map(Attributes::new)
                      .forEach(found::add));
    }
    return found;
  }

  private static Optional<Attributes> there(ConditionalCheckFailedException refusal) {
    return refusal.hasItem() ? Optional.of(new Attributes(refusal.item())) : Optional.empty();
  }
}
