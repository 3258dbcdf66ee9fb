package dev.rollcall.aws.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Rollcall's tables, empty at the start of each test; keyed as the template says. */
public final class RollcallTables implements BeforeEachCallback, AfterEachCallback {
  private static final AtomicInteger MADE = new AtomicInteger();

  private final DynamoDbClient client = DynamoServer.client();
  private final String suffix = "-" + MADE.incrementAndGet();

  /** A client of the server that keeps them. */
  public DynamoDbClient client() {
    return client;
  }

  /** The name of the table of addresses. */
  public String addresses() {
    return "addresses" + suffix;
  }

  /** The name of the table of campaigns. */
  public String campaigns() {
    return "campaigns" + suffix;
  }

  /** The name of the table of tenants. */
  public String tenants() {
    return "tenants" + suffix;
  }

  /** The name of the table of deliveries. */
  public String deliveries() {
    return "deliveries" + suffix;
  }

  /** The name of the table of requests. */
  public String requests() {
    return "requests" + suffix;
  }

  /** The name of the table of contact lists' entries. */
  public String listEntries() {
    return "list-entries" + suffix;
  }

  /** Makes them, where no test's life cycle does. */
  public void create() {
    create(
        addresses(),
        List.of("pk", "sk"),
        true,
        index("agenda", "ap", "as"),
        index("suppressed", "sp", "ss"));
    create(
        campaigns(),
        List.of("pk"),
        true,
        index("recent", "rp", "rs"),
        index("wake", "wp", "wa").toBuilder()
            .projection(
                Projection.builder()
                    .projectionType(ProjectionType.INCLUDE)
                    .nonKeyAttributes("seq")
                    .build())
            .build());
    create(tenants(), List.of("pk"), false);
    create(
        deliveries(),
        List.of("pk", "sk"),
        false,
        index("due", "dp", "da"),
        index("kept", "kp", "ks"));
    create(requests(), List.of("pk"), false);
    create(listEntries(), List.of("pk", "sk"), false);
  }

  /** Deletes them. */
  public void delete() {
    Stream.of(addresses(), campaigns(), tenants(), deliveries(), requests(), listEntries())
        .forEach(table -> client.deleteTable(r -> r.tableName(table)));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    create();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    delete();
  }

  private void create(
      String name, List<String> keys, boolean streamed, GlobalSecondaryIndex... indexes) {
    List<String> attributes = new ArrayList<>(keys);
    for (GlobalSecondaryIndex index : indexes) {
      index.keySchema().forEach(key -> attributes.add(key.attributeName()));
    }
    CreateTableRequest.Builder table =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(keySchema(keys))
            .attributeDefinitions(attributes.stream().map(RollcallTables::text).toList());
    if (indexes.length > 0) {
      table.globalSecondaryIndexes(indexes);
    }
    if (streamed) {
      table.streamSpecification(
          s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES));
    }
    client.createTable(table.build());
  }

  private static GlobalSecondaryIndex index(String name, String partition, String sort) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(keySchema(List.of(partition, sort)))
        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
        .build();
  }

  private static List<KeySchemaElement> keySchema(List<String> keys) {
    List<KeySchemaElement> schema = new ArrayList<>();
    for (String key : keys) {
      KeyType type = schema.isEmpty() ? KeyType.HASH : KeyType.RANGE;
      schema.add(KeySchemaElement.builder().attributeName(key).keyType(type).build());
    }
    return schema;
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }
}
