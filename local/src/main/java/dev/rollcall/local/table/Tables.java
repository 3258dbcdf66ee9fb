package dev.rollcall.local.table;

import dev.rollcall.local.template.TableSpec;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * The template's tables, made in DynamoDB where they are missing. Items expire only where engine
 * time is the system's: DynamoDB Local compares with that, and would delete early or never.
 */
public record Tables(DynamoDbClient client, boolean expiring) {
  /** Creates those that are not there yet. */
  public void create(List<TableSpec> tables) {
    tables.stream().filter(table -> !exists(table.name())).forEach(this::create);
  }

  /** The address of a table's stream, if it has one. */
  public static Optional<String> streamArn(DynamoDbClient client, String table) {
    return Optional.ofNullable(
        client.describeTable(request -> request.tableName(table)).table().latestStreamArn());
  }

  private boolean exists(String name) {
    try {
      client.describeTable(request -> request.tableName(name));
      return true;
    } catch (ResourceNotFoundException _) {
      return false;
    }
  }

  private void create(TableSpec table) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(table.name())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(keys(table.keys()))
            .attributeDefinitions(attributes(table));
    List<GlobalSecondaryIndex> global =
        table.indexes().stream().filter(TableSpec.Index::global).map(Tables::global).toList();
    List<LocalSecondaryIndex> local =
        table.indexes().stream().filter(index -> !index.global()).map(Tables::local).toList();
    if (!global.isEmpty()) {
      request.globalSecondaryIndexes(global);
    }
    if (!local.isEmpty()) {
      request.localSecondaryIndexes(local);
    }
    table.streamView().ifPresent(view -> request.streamSpecification(stream(view)));
    TableStatus status = client.createTable(request.build()).tableDescription().tableStatus();
    if (status != TableStatus.ACTIVE) {
      client.waiter().waitUntilTableExists(wanted -> wanted.tableName(table.name()));
    }
    table
        .timeToLiveAttribute()
        .filter(_ -> expiring)
        .ifPresent(attribute -> expire(table.name(), attribute));
  }

  private void expire(String table, String attribute) {
    client.updateTimeToLive(
        request ->
            request
                .tableName(table)
                .timeToLiveSpecification(
                    timeToLive -> timeToLive.attributeName(attribute).enabled(true)));
  }

  private static StreamSpecification stream(String view) {
    return StreamSpecification.builder().streamEnabled(true).streamViewType(view).build();
  }

  private static List<AttributeDefinition> attributes(TableSpec table) {
    return table.attributeTypes().entrySet().stream()
        .map(
            entry ->
                AttributeDefinition.builder()
                    .attributeName(entry.getKey())
                    .attributeType(entry.getValue())
                    .build())
        .toList();
  }

  private static List<KeySchemaElement> keys(List<TableSpec.Key> keys) {
    return keys.stream()
        .map(
            key ->
                KeySchemaElement.builder()
                    .attributeName(key.attribute())
                    .keyType(key.type())
                    .build())
        .toList();
  }

  private static GlobalSecondaryIndex global(TableSpec.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keys(index.keys()))
        .projection(projection(index))
        .build();
  }

  private static LocalSecondaryIndex local(TableSpec.Index index) {
    return LocalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keys(index.keys()))
        .projection(projection(index))
        .build();
  }

  private static Projection projection(TableSpec.Index index) {
    Projection.Builder projection = Projection.builder().projectionType(index.projection());
    if (!index.attributes().isEmpty()) {
      projection.nonKeyAttributes(index.attributes());
    }
    return projection.build();
  }
}
