package dev.rollcall.aws.dynamo;

import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.webhook.Webhook;
import dev.rollcall.core.webhook.WebhookId;
import dev.rollcall.core.webhook.Webhooks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Tenants' own endpoints in the table of campaigns. Beside them stands how many there are, changed
 * in the same transaction, so that no two requests at once go over the limit.
 */
public final class DynamoWebhooks implements Webhooks {
  private static final String REFUSED = "ConditionalCheckFailed";
  private static final int TRIES_MAX = 5;

  private final Table table;

  /** Endpoints in this table. */
  public DynamoWebhooks(DynamoDbClient client, String campaignsTable) {
    this.table = new Table(client, campaignsTable);
  }

  @Override
  public Optional<Webhook> add(Webhook webhook) {
    TransactWriteItem put =
        TransactWriteItem.builder()
            .put(
                p ->
                    p.tableName(table.name())
                        .item(WebhookItem.write(webhook))
                        .conditionExpression("attribute_not_exists(pk)"))
            .build();
    TransactWriteItem count =
        TransactWriteItem.builder()
            .update(
                u ->
                    u.tableName(table.name())
                        .key(Keys.webhookCount(webhook.tenant()))
                        .updateExpression("ADD n :one")
                        .conditionExpression("attribute_not_exists(n) OR n < :max")
                        .expressionAttributeValues(
                            Map.of(":one", Item.number(1), ":max", Item.number(MAX))))
            .build();
    return wrote(put, count) ? Optional.of(webhook) : find(webhook.tenant(), webhook.id());
  }

  @Override
  public Optional<Webhook> find(TenantId tenant, WebhookId id) {
    return table.find(Keys.webhook(tenant, id)).map(WebhookItem::read);
  }

  @Override
  public List<Webhook> list(TenantId tenant) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .indexName("recent")
            .scanIndexForward(false)
            .keyConditionExpression("rp = :rp")
            .expressionAttributeValues(
                Map.of(":rp", Item.text(WebhookItem.recentPartition(tenant))));
    List<WebhookId> ids = table.query(query, MAX).map(WebhookItem::idOf).toList();
    Map<WebhookId, Webhook> byId = new HashMap<>();
    table
        .glanceAll(ids.stream().map(id -> Keys.webhook(tenant, id)).toList())
        .forEach(item -> byId.put(WebhookItem.idOf(item), WebhookItem.read(item)));
    return ids.stream().flatMap(id -> Optional.ofNullable(byId.get(id)).stream()).toList();
  }

  @Override
  public boolean remove(TenantId tenant, WebhookId id) {
    Map<String, AttributeValue> key = Keys.webhook(tenant, id);
    TransactWriteItem delete =
        TransactWriteItem.builder()
            .delete(
                d -> d.tableName(table.name()).key(key).conditionExpression("attribute_exists(pk)"))
            .build();
    TransactWriteItem count =
        TransactWriteItem.builder()
            .update(
                u ->
                    u.tableName(table.name())
                        .key(Keys.webhookCount(tenant))
                        .updateExpression("ADD n :one")
                        .expressionAttributeValues(Map.of(":one", Item.number(-1))))
            .build();
    return wrote(delete, count);
  }

  /** Whether a transaction took place; not if a condition of it failed. */
  private boolean wrote(TransactWriteItem... items) {
    for (int tries = 1; ; tries++) {
      try {
        table.client().transactWriteItems(r -> r.transactItems(items));
        return true;
      } catch (TransactionCanceledException cancelled) {
        if (isRefused(cancelled)) {
          return false;
        }
        // Anything else is another transaction at the same items, which is over in a moment.
        if (tries == TRIES_MAX) {
          throw cancelled;
        }
      }
    }
  }

  private static boolean isRefused(TransactionCanceledException cancelled) {
    return cancelled.cancellationReasons().stream()
        .map(CancellationReason::code)
        .anyMatch(REFUSED::equals);
  }
}
