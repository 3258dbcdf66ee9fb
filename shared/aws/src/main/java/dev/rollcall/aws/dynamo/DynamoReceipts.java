package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.json.Json;
import dev.rollcall.core.intake.Receipts;
import dev.rollcall.core.request.Packed;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Receipts in the table of campaigns, compressed: an item holds 400 KB. */
public final class DynamoReceipts implements Receipts {
  private final Table campaigns;

  /** Receipts in this table. */
  public DynamoReceipts(DynamoDbClient client, String campaignsTable) {
    this.campaigns = new Table(client, campaignsTable);
  }

  @Override
  public void keep(TenantId tenant, String id, Map<String, Object> document, Instant expiresAt) {
    campaigns.put(
        new Item()
            .all(Keys.receipt(tenant, id))
            .bytes("d", Packed.of(Json.write(document)).bytes())
            .seconds("expires", Optional.of(expiresAt))
            .build());
  }

  @Override
  public Optional<Map<String, Object>> find(TenantId tenant, String id) {
    return campaigns
        .find(Keys.receipt(tenant, id))
        .flatMap(item -> item.maybe("d"))
        .map(AttributeValue::b)
        .map(SdkBytes::asByteArray)
        .map(Packed::ready)
        .map(Packed::text)
        .map(Json::object);
  }
}
