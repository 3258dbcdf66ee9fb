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
 * Buckets in the table of campaigns: {@code t} is when one is full again, {@code p} until when its
 * channel pauses.
 *
 * <p>Each instance remembers what it last saw, so while it is the only worker a take is one write
 * and no read; among several, a refusal tells what the others took, or that one of them was sent
 * away by the carrier.
 */
public final class DynamoBuckets implements Buckets {
  private static final int TRIES_MAX = 10;

  private record Seen(long fullAtNanos, Instant pausedUntil) {
    static final Seen NOTHING = new Seen(0, Instant.EPOCH);

    static Seen of(Attributes item) {
      return new Seen(
          item.maybe("t").map(t -> item.number("t")).orElse(0L),
          item.maybeTime("p").orElse(Instant.EPOCH));
    }
  }

  private final Table campaigns;
  private final ConcurrentHashMap<Map<String, AttributeValue>, Seen> seen =
      new ConcurrentHashMap<>();

  /** Buckets in this table. */
  public DynamoBuckets(DynamoDbClient client, String campaignsTable) {
    this.campaigns = new Table(client, campaignsTable);
  }

  @Override
  public int take(TenantId tenant, Channel channel, int wanted, int perSecond, Instant now) {
    Map<String, AttributeValue> bucket = Keys.bucket(tenant, channel);
    Seen last = seen.getOrDefault(bucket, Seen.NOTHING);
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      CellRate rate = CellRate.take(last.fullAtNanos(), wanted, perSecond, now);
      if (rate.granted() == 0 || now.isBefore(last.pausedUntil())) {
        // Others can only have taken more since, or have been sent away for longer.
        return 0;
      }
      switch (campaigns.update(write(bucket, last.fullAtNanos(), rate.fullAtNanos(), now))) {
        case Update.Answer.Done done -> {
          seen.put(bucket, Seen.of(done.item()));
          return rate.granted();
        }
        case Update.Answer.Refused refused -> {
          last = refused.item().map(Seen::of).orElse(Seen.NOTHING);
          seen.put(bucket, last);
        }
      }
    }
    return 0;
  }

  private static Update write(
      Map<String, AttributeValue> bucket, long seen, long fullAt, Instant now) {
    Update update =
        new Update(bucket, "SET t = :t")
            .value(":t", Item.number(fullAt))
            .value(":now", Item.time(now));
    String open = " AND (attribute_not_exists(p) OR p <= :now)";
    return seen == 0
        ? update.when("attribute_not_exists(t)" + open)
        : update.when("t = :seen" + open).value(":seen", Item.number(seen));
  }

  @Override
  public void pause(TenantId tenant, Channel channel, Instant until) {
    Map<String, AttributeValue> bucket = Keys.bucket(tenant, channel);
    Update longer =
        new Update(bucket, "SET p = :p")
            .when("attribute_not_exists(p) OR p < :p")
            .value(":p", Item.time(until));
    switch (campaigns.update(longer)) {
      case Update.Answer.Done done -> seen.put(bucket, Seen.of(done.item()));
      case Update.Answer.Refused refused ->
          refused.item().ifPresent(item -> seen.put(bucket, Seen.of(item)));
    }
  }

  @Override
  public Instant pausedUntil(TenantId tenant, Channel channel) {
    return campaigns
        .glance(Keys.bucket(tenant, channel))
        .map(Seen::of)
        .orElse(Seen.NOTHING)
        .pausedUntil();
  }

  @Override
  public Instant pauseSeen(TenantId tenant, Channel channel) {
    return seen.getOrDefault(Keys.bucket(tenant, channel), Seen.NOTHING).pausedUntil();
  }
}
