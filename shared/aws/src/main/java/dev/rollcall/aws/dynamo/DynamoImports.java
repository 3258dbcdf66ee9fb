package dev.rollcall.aws.dynamo;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.ChunkCounts;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.time.Calendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Imports in the table of campaigns. */
public final class DynamoImports implements Imports {
  /** An update's expression is 4 KB at most. */
  private static final int CALENDARS_PER_UPDATE = 50;

  private static final String BEGUN = "attribute_exists(pk)";

  private final Table campaigns;

  /** Imports in this table. */
  public DynamoImports(DynamoDbClient client, String campaignsTable) {
    this.campaigns = new Table(client, campaignsTable);
  }

  @Override
  public void begin(CampaignKey key, int chunksExpected, Instant now) {
    campaigns.putIfAbsent(
        new Item()
            .all(item(key))
            .number("x", chunksExpected)
            // Empty, so that updates find maps to reach into.
            .map("c", Map.of())
            .map("k", Map.of())
            .time("t", now)
            .build());
  }

  @Override
  public Optional<Import> find(CampaignKey key) {
    return campaigns.find(item(key)).map(ImportItem::read);
  }

  @Override
  public void register(CampaignKey key, Collection<Calendar> calendars) {
    List<Calendar> all = List.copyOf(calendars);
    for (int from = 0; from < all.size(); from += CALENDARS_PER_UPDATE) {
      registerSome(key, all.subList(from, Math.min(all.size(), from + CALENDARS_PER_UPDATE)));
    }
  }

  private void registerSome(CampaignKey key, List<Calendar> calendars) {
    List<String> clauses = new ArrayList<>();
    for (int i = 0; i < calendars.size(); i++) {
      clauses.add("k.#k%d = if_not_exists(k.#k%d, :k%d)".formatted(i, i, i));
    }
    Update update = new Update(item(key), "SET " + String.join(", ", clauses)).when(BEGUN);
    for (int i = 0; i < calendars.size(); i++) {
      Calendar calendar = calendars.get(i);
      update.name("#k" + i, calendar.id()).value(":k" + i, ImportItem.calendar(calendar));
    }
    run(key, update);
  }

  @Override
  public Import record(CampaignKey key, int chunk, ChunkCounts counts, Instant now) {
    Update update =
        new Update(item(key), "SET c.#n = if_not_exists(c.#n, :count), t = :now")
            .when(BEGUN)
            .name("#n", Integer.toString(chunk))
            .value(":count", ImportItem.counts(counts))
            .value(":now", Item.time(now));
    return ImportItem.read(run(key, update));
  }

  @Override
  public void touch(CampaignKey key, Instant now) {
    run(key, new Update(item(key), "SET t = :now").when(BEGUN).value(":now", Item.time(now)));
  }

  private Attributes run(CampaignKey key, Update update) {
    return switch (campaigns.update(update)) {
      case Update.Answer.Done done -> done.item();
      case Update.Answer.Refused refused ->
          throw new IllegalStateException("no import of " + key.id() + " was begun");
    };
  }

  private static Map<String, AttributeValue> item(CampaignKey key) {
    return Keys.ofCampaign(key, "import");
  }
}
