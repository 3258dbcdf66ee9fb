package dev.rollcall.aws.dynamo;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Refusals;
import dev.rollcall.core.campaign.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Figures in the table of campaigns: one item per campaign, with a watermark per stream shard. */
public final class DynamoCounts implements Counts {
  private static final Duration WATERMARKS_KEPT = Duration.ofDays(2);
  private static final int TRIES_MAX = 10;
  private static final String FIGURE = "f.";
  private static final String WATERMARK = "w:";

  private final Table campaigns;

  /** Figures in this table. */
  public DynamoCounts(DynamoDbClient client, String campaignsTable) {
    this.campaigns = new Table(client, campaignsTable);
  }

  @Override
  public Tally find(CampaignKey key) {
    return campaigns.find(item(key)).map(DynamoCounts::tally).orElse(Tally.NONE);
  }

  @Override
  public Tally fold(CampaignKey key, String shard, List<Change> changes, Instant now) {
    if (changes.isEmpty()) {
      return find(key);
    }
    String watermark = WATERMARK + shard;
    List<Change> rest = changes;
    Update update =
        adding(key, watermark, rest, now)
            .when("attribute_not_exists(#w) OR #w < :seen")
            .value(":seen", Item.text(rest.getFirst().sequence()));
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      switch (campaigns.update(update)) {
        case Update.Answer.Done done -> {
          forgetOld(key, done.item(), now);
          return tally(done.item());
        }
        case Update.Answer.Refused refused -> {
          Attributes there = refused.item().orElseThrow();
          String seen = there.text(watermark);
          rest = rest.stream().filter(change -> change.sequence().compareTo(at(seen)) > 0).toList();
          if (rest.isEmpty()) {
            return tally(there);
          }
          update =
              adding(key, watermark, rest, now).when("#w = :seen").value(":seen", Item.text(seen));
        }
      }
    }
    throw new IllegalStateException("no fold into " + key.id() + " ever won");
  }

  @Override
  public void forgive(CampaignKey key, long inRow) {
    campaigns.update(
        new Update(item(key), "SET #r = :r")
            .name("#r", FIGURE + Tally.REFUSED_IN_ROW)
            .value(":r", Item.number(inRow)));
  }

  private static Update adding(
      CampaignKey key, String watermark, List<Change> changes, Instant now) {
    Tally sum = changes.stream().map(Change::delta).reduce(Tally.NONE, Tally::plus);
    List<String> clauses = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    Map<String, Long> values = new HashMap<>();
    sum.figures()
        .forEach(
            (name, figure) -> {
              int n = clauses.size();
              clauses.add("#f" + n + " :f" + n);
              names.put("#f" + n, FIGURE + name);
              values.put(":f" + n, figure);
            });
    Refusals refusals = Refusals.of(changes);
    boolean sets = refusals.broken();
    if (!sets && refusals.inRow() > 0) {
      clauses.add("#r :r");
    }
    String adds = clauses.isEmpty() ? "" : " ADD " + String.join(", ", clauses);
    Update update =
        new Update(item(key), "SET #w = :w" + (sets ? ", #r = :r" : "") + adds)
            .name("#w", watermark)
            .value(":w", Item.text(changes.getLast().sequence() + "@" + now));
    if (sets || refusals.inRow() > 0) {
      update.name("#r", FIGURE + Tally.REFUSED_IN_ROW).value(":r", Item.number(refusals.inRow()));
    }
    names.forEach(update::name);
    values.forEach((placeholder, figure) -> update.value(placeholder, Item.number(figure)));
    return update;
  }

  private void forgetOld(CampaignKey key, Attributes item, Instant now) {
    Instant horizon = now.minus(WATERMARKS_KEPT);
    item.values()
        .forEach(
            (name, value) -> {
              if (name.startsWith(WATERMARK) && writtenAt(value.s()).isBefore(horizon)) {
                campaigns.update(
                    new Update(item(key), "REMOVE #w")
                        .when("#w = :old")
                        .name("#w", name)
                        .value(":old", value));
              }
            });
  }

  private static Tally tally(Attributes item) {
    Map<String, Long> figures = new HashMap<>();
    item.values()
        .forEach(
            (name, value) -> {
              if (name.startsWith(FIGURE)) {
                figures.put(name.substring(FIGURE.length()), Long.parseLong(value.n()));
              }
            });
    return new Tally(figures);
  }

  private static String at(String watermark) {
    return watermark.substring(0, watermark.indexOf('@'));
  }

  private static Instant writtenAt(String watermark) {
    return Instant.parse(watermark.substring(watermark.indexOf('@') + 1));
  }

  private static Map<String, AttributeValue> item(CampaignKey key) {
    return Keys.ofCampaign(key, "counts");
  }
}
