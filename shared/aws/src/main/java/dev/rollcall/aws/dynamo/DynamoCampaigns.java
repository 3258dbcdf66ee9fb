package dev.rollcall.aws.dynamo;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Campaigns in the table of campaigns. */
public final class DynamoCampaigns implements Campaigns {
  private final Table campaigns;

  /** Campaigns in this table. */
  public DynamoCampaigns(DynamoDbClient client, String campaignsTable) {
    this.campaigns = new Table(client, campaignsTable);
  }

  @Override
  public Optional<Campaign> find(CampaignKey key) {
    return campaigns.find(Keys.campaign(key)).map(DynamoCampaigns::read);
  }

  @Override
  public Write<Campaign> save(Campaign campaign) {
    return campaigns.put(CampaignItem.write(campaign), campaign.version(), DynamoCampaigns::read);
  }

  @Override
  public Page<Campaign> recent(TenantId tenant, Optional<String> after, int limit) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .indexName("recent")
            .scanIndexForward(false)
            .keyConditionExpression("rp = :rp")
            .expressionAttributeValues(
                Map.of(":rp", Item.text(CampaignItem.recentPartition(tenant))));
    after.ifPresent(position -> query.exclusiveStartKey(position(tenant, position)));
    // One more than asked for tells whether a next page is worth a request.
    List<Attributes> found = campaigns.query(query, limit + 1).toList();
    List<CampaignKey> keys = found.stream().limit(limit).map(Keys::campaignOf).toList();
    Map<CampaignKey, Campaign> byKey = new HashMap<>();
    campaigns
        .glanceAll(keys.stream().map(Keys::campaign).toList())
        .forEach(item -> byKey.put(Keys.campaignOf(item), read(item)));
    return new Page<>(
        keys.stream().flatMap(key -> Optional.ofNullable(byKey.get(key)).stream()).toList(),
        found.size() > limit ? Optional.of(found.get(limit - 1).text("rs")) : Optional.empty());
  }

  /** All keys of an index entry follow from the one text that ends a page. */
  private static Map<String, AttributeValue> position(TenantId tenant, String end) {
    CampaignId id = new CampaignId(end.substring(end.indexOf('#') + 1));
    return new Item()
        .all(Keys.campaign(new CampaignKey(tenant, id)))
        .text("rp", CampaignItem.recentPartition(tenant))
        .text("rs", end)
        .build();
  }

  private static Campaign read(Attributes item) {
    return CampaignItem.read(item.values());
  }
}
