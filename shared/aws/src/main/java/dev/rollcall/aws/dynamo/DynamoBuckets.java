package dev.rollcall.aws.dynamo;

import dev.rollcall.core.campaign.Buckets;
import dev.rollcall.core.campaign.CellRate;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Buckets in the table of campaigns.
 *
 * <p>Each instance remembers what it last saw, so while it is the only worker a take is one write
 * and no read; among several, a refusal tells what the others took.
 */
public final class DynamoBuckets implements Buckets {
  private static final int TRIES_MAX = 10;

  private final Table campaigns;
  private final ConcurrentHashMap<Map<String, AttributeValue>, Long> seen =
      new ConcurrentHashMap<>();

  /** Buckets in this table. */
  public DynamoBuckets(DynamoDbClient client, String campaignsTable) {
    this.campaigns = new Table(client, campaignsTable);
  }

  @Override
  public int take(TenantId tenant, Channel channel, int wanted, int perSecond, Instant now) {
    Map<String, AttributeValue> bucket = Keys.bucket(tenant, channel);
    long fullAt = seen.getOrDefault(bucket, 0L);
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      CellRate rate = CellRate.take(fullAt, wanted, perSecond, now);
      if (rate.granted() == 0) {
        // Others can only have taken more since.
        return 0;
      }
      switch (campaigns.update(write(bucket, fullAt, rate.fullAtNanos()))) {
        case Update.Answer.Done done -> {
          seen.put(bucket, rate.fullAtNanos());
          return rate.granted();
        }
        case Update.Answer.Refused refused -> {
          fullAt = refused.item().map(item -> item.number("t")).orElse(0L);
          seen.put(bucket, fullAt);
        }
      }
    }
    return 0;
  }

  private static Update write(Map<String, AttributeValue> bucket, long seen, long fullAt) {
    Update update = new Update(bucket, "SET t = :t").value(":t", Item.number(fullAt));
    return seen == 0
        ? update.when("attribute_not_exists(t)")
        : update.when("t = :seen").value(":seen", Item.number(seen));
  }
}
