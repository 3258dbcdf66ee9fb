package dev.rollcall.aws.dynamo;

import dev.rollcall.core.message.MessageTemplate;
import dev.rollcall.core.message.TemplateKey;
import dev.rollcall.core.message.Templates;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Templates in the table of campaigns. */
public final class DynamoTemplates implements Templates {
  private final Table campaigns;

  /** Templates in this table. */
  public DynamoTemplates(DynamoDbClient client, String campaignsTable) {
    this.campaigns = new Table(client, campaignsTable);
  }

  @Override
  public Optional<MessageTemplate> find(TemplateKey key) {
    return campaigns.find(Keys.template(key)).map(TemplateItem::read);
  }

  @Override
  public Write<MessageTemplate> save(MessageTemplate template) {
    return campaigns.put(TemplateItem.write(template), template.version(), TemplateItem::read);
  }

  @Override
  public boolean delete(TemplateKey key) {
    return campaigns
        .client()
        .deleteItem(
            r ->
                r.tableName(campaigns.name())
                    .key(Keys.template(key))
                    .returnValues(ReturnValue.ALL_OLD))
        .hasAttributes();
  }

  @Override
  public Page<MessageTemplate> recent(TenantId tenant, Optional<String> after, int limit) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .indexName("recent")
            .scanIndexForward(false)
            .keyConditionExpression("rp = :rp")
            .expressionAttributeValues(
                Map.of(":rp", Item.text(TemplateItem.recentPartition(tenant))));
    after.ifPresent(end -> query.exclusiveStartKey(TemplateItem.position(tenant, end)));
    // One more than asked for tells whether a next page is worth a request.
    List<Attributes> found = campaigns.query(query, limit + 1).toList();
    List<TemplateKey> keys = found.stream().limit(limit).map(TemplateItem::keyOf).toList();
    Map<TemplateKey, MessageTemplate> byKey = new HashMap<>();
    campaigns
        .glanceAll(keys.stream().map(Keys::template).toList())
        .forEach(item -> byKey.put(TemplateItem.keyOf(item), TemplateItem.read(item)));
    return new Page<>(
        keys.stream().flatMap(key -> Optional.ofNullable(byKey.get(key)).stream()).toList(),
        found.size() > limit ? Optional.of(found.get(limit - 1).text("rs")) : Optional.empty());
  }
}
