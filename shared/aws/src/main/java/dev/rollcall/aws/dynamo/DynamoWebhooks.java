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
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Tenants' own endpoints in the table of campaigns. Beside them stands how many there are, changed
 * in the same transaction, so that no two requests at once go over the limit.
 */
public final class DynamoWebhooks implements Webhooks {
  private final Table table;
  private final Backoff backoff = Backoff.system();

  /** Endpoints in this table. */
  public DynamoWebhooks(DynamoDbClient client, String campaignsTable) {
    this.table = new Table(client, campaignsTable);
  }

  @Override
  public Optional<Webhook> add(Webhook webhook) {
    Update count =
        new Update(Keys.webhookCount(webhook.tenant()), "ADD n :one")
            .when("attribute_not_exists(n) OR n < :max")
            .value(":one", Item.number(1))
            .value(":max", Item.number(MAX));
    boolean added =
        new Transaction(table, backoff)
            .put(WebhookItem.write(webhook), "attribute_not_exists(pk)", Map.of())
            .update(count)
            .run();
    return added ? Optional.of(webhook) : find(webhook.tenant(), webhook.id());
  }

  @Override
  public boolean rotate(Webhook read, Webhook next) {
    return next.former()
        .map(
            former ->
                new Update(
                        Keys.webhook(read.tenant(), read.id()),
                        "SET secret = :new, formerSecret = :old, formerUntil = :until")
                    .when("secret = :read")
                    .value(":read", Item.text(read.secret()))
                    .value(":new", Item.text(next.secret()))
                    .value(":old", Item.text(former.secret()))
                    .value(":until", Item.time(former.until())))
        .map(table::update)
        .filter(Update.Answer.Done.class::isInstance)
        .isPresent();
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
    Update count =
        new Update(Keys.webhookCount(tenant), "ADD n :one").value(":one", Item.number(-1));
    return new Transaction(table, backoff).delete(Keys.webhook(tenant, id)).update(count).run();
  }
}
