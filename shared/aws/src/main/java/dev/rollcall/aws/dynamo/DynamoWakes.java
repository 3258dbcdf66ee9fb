package dev.rollcall.aws.dynamo;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Wake;
import dev.rollcall.core.campaign.Wakes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Wakes in the table of campaigns: an index of one partition, which only the tick reads. */
public final class DynamoWakes implements Wakes {
  private static final int TRIES_MAX = 10;

  private static final String PARTITION = "wake";
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final Table campaigns;

  /** Wakes in this table. */
  public DynamoWakes(DynamoDbClient client, String campaignsTable) {
    this.campaigns = new Table(client, campaignsTable);
  }

  @Override
  public List<Wake> due(Instant now, int limit) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .indexName("wake")
            .keyConditionExpression("wp = :wp AND wa <= :now")
            .expressionAttributeValues(Map.of(":wp", Item.text(PARTITION), ":now", at(now)));
    return campaigns
        .query(query, limit)
        .map(
            item ->
                new Wake(Keys.campaignOf(item), Instant.parse(item.text("wa")), item.number("seq")))
        .toList();
  }

  @Override
  public void rouse(CampaignKey key, Instant at) {
    campaigns.update(waking(key, at));
  }

  @Override
  public void advance(CampaignKey key, Instant at) {
    // Two requests: between them a tick may put the campaign off or to sleep.
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      if (!isRefused(waking(key, at).when("attribute_not_exists(wa) OR wa > :at"))
          || !isRefused(stillWaking(key, at))) {
        return;
      }
    }
    throw new IllegalStateException("no wake of " + key + " ever won");
  }

  /** It wakes sooner anyway; but a tick that runs now must not put it off. */
  private Update stillWaking(CampaignKey key, Instant at) {
    return new Update(item(key), "ADD seq :one")
        .when("wa <= :at")
        .value(":one", Item.number(1))
        .value(":at", at(at));
  }

  private boolean isRefused(Update update) {
    return campaigns.update(update) instanceof Update.Answer.Refused;
  }

  @Override
  public void defer(Wake wake, Instant until) {
    campaigns.update(
        new Update(item(wake.key()), "SET wa = :at, wp = :wp")
            .when("seq = :seq")
            .value(":at", at(until))
            .value(":wp", Item.text(PARTITION))
            .value(":seq", Item.number(wake.seq())));
  }

  @Override
  public void retire(Wake wake) {
    campaigns.update(
        new Update(item(wake.key()), "REMOVE wa, wp")
            .when("seq = :seq")
            .value(":seq", Item.number(wake.seq())));
  }

  private static Update waking(CampaignKey key, Instant at) {
    return new Update(item(key), "SET wa = :at, wp = :wp ADD seq :one")
        .value(":at", at(at))
        .value(":wp", Item.text(PARTITION))
        .value(":one", Item.number(1));
  }

  /** Always of one width, so that texts sort like instants. */
  private static AttributeValue at(Instant instant) {
    Instant bounded = instant.isAfter(LATEST) ? LATEST : instant;
    return Item.text(bounded.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static Map<String, AttributeValue> item(CampaignKey key) {
    return Keys.ofCampaign(key, "wake");
  }
}
