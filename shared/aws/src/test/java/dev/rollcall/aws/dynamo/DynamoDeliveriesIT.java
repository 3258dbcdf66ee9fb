package dev.rollcall.aws.dynamo;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import dev.rollcall.core.webhook.Deliveries;
import dev.rollcall.core.webhook.DeliveriesContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DynamoDeliveriesIT extends DeliveriesContract {
  private static AmazonDynamoDBLocal dynamoDb;

  @BeforeAll
  static void start() {
    dynamoDb = DynamoDBEmbedded.create();
  }

  @AfterAll
  static void stop() {
    dynamoDb.shutdown();
  }

  @BeforeEach
  void createTable() {
    GlobalSecondaryIndex due =
        GlobalSecondaryIndex.builder()
            .indexName("due")
            .keySchema(key("dp", KeyType.HASH), key("da", KeyType.RANGE))
            .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
            .build();
    dynamoDb
        .dynamoDbClient()
        .createTable(
            table ->
                table
                    .tableName("deliveries")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(text("pk"), text("sk"), text("dp"), text("da"))
                    .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                    .globalSecondaryIndexes(due));
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  @AfterEach
  void deleteTable() {
    dynamoDb.dynamoDbClient().deleteTable(table -> table.tableName("deliveries"));
  }

  @Override
  protected Deliveries deliveries() {
    return new DynamoDeliveries(dynamoDb.dynamoDbClient(), "deliveries");
  }
}
