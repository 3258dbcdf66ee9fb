package dev.rollcall.aws.dynamo;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Slots in the table of campaigns: one small item per capped campaign. */
public final class DynamoSlots implements Slots {
  private static final int TRIES_MAX = 5;

  private final Table campaigns;

  /** Slots in this table. */
  public DynamoSlots(DynamoDbClient client, String campaignsTable) {
    this.campaigns = new Table(client, campaignsTable);
  }

  @Override
  public boolean take(
      CampaignKey key, int limit, String attemptId, String nonce, Instant until, Instant now) {
    AttributeValue lease = new Item().text("n", nonce).number("u", until.toEpochMilli()).asMap();
    Update update = adding(key, limit, attemptId, lease);
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      switch (campaigns.update(update)) {
        case Update.Answer.Done _ -> {
          return true;
        }
        case Update.Answer.Refused refused -> {
          if (refused.item().isEmpty() && putFirst(key, attemptId, lease)) {
            return true;
          }
          Map<String, AttributeValue> held =
              refused.item().map(slots -> slots.map("m")).orElse(Map.of());
          Optional<AttributeValue> same = Optional.ofNullable(held.get(attemptId));
          if (same.filter(slot -> nonce(slot).equals(nonce)).isPresent()) {
            return true;
          }
          List<Map.Entry<String, AttributeValue>> free =
              held.entrySet().stream()
                  .filter(
                      slot ->
                          !isLive(slot.getValue(), now)
                              || (slot.getKey().equals(attemptId)
                                  && Slots.isAbandoned(until(slot.getValue()), until)))
                  .toList();
          boolean othersHoldIt =
              same.filter(slot -> !free.contains(Map.entry(attemptId, slot))).isPresent();
          if (othersHoldIt || held.size() - free.size() >= limit) {
            return false;
          }
          update =
              free.isEmpty()
                  ? adding(key, limit, attemptId, lease)
                  : replacing(key, attemptId, lease, held, free);
        }
      }
    }
    return false;
  }

  private static Update adding(CampaignKey key, int limit, String attemptId, AttributeValue lease) {
    return new Update(item(key), "SET m.#a = :lease")
        .when("attribute_not_exists(m.#a) AND size(m) < :limit")
        .name("#a", attemptId)
        .value(":lease", lease)
        .value(":limit", Item.number(limit));
  }

  private boolean putFirst(CampaignKey key, String attemptId, AttributeValue lease) {
    return campaigns.putIfAbsent(
        new Item().all(item(key)).map("m", Map.of(attemptId, lease)).build());
  }

  /** Takes the place of every free lease, if none of them was renewed and none was added. */
  private static Update replacing(
      CampaignKey key,
      String attemptId,
      AttributeValue lease,
      Map<String, AttributeValue> held,
      List<Map.Entry<String, AttributeValue>> lapsed) {
    List<String> removals = new ArrayList<>();
    List<String> conditions = new ArrayList<>(List.of("size(m) = :size"));
    if (!held.containsKey(attemptId)) {
      conditions.add("attribute_not_exists(m.#a)");
    }
    for (int i = 0; i < lapsed.size(); i++) {
      conditions.add("m.#l%d = :l%d".formatted(i, i));
      if (!lapsed.get(i).getKey().equals(attemptId)) {
        removals.add("m.#l" + i);
      }
    }
    String removal = removals.isEmpty() ? "" : " REMOVE " + String.join(", ", removals);
    Update update =
        new Update(item(key), "SET m.#a = :lease" + removal)
            .when(String.join(" AND ", conditions))
            .name("#a", attemptId)
            .value(":lease", lease)
            .value(":size", Item.number(held.size()));
    for (int i = 0; i < lapsed.size(); i++) {
      update.name("#l" + i, lapsed.get(i).getKey()).value(":l" + i, lapsed.get(i).getValue());
    }
    return update;
  }

  @Override
  public void release(CampaignKey key, String attemptId) {
    campaigns.update(
        new Update(item(key), "REMOVE m.#a").when("attribute_exists(m.#a)").name("#a", attemptId));
  }

  @Override
  public void giveBack(CampaignKey key, String attemptId, String nonce) {
    campaigns.update(
        new Update(item(key), "REMOVE m.#a")
            .when("m.#a.n = :n")
            .name("#a", attemptId)
            .value(":n", Item.text(nonce)));
  }

  @Override
  public int inUse(CampaignKey key, Instant now) {
    return campaigns.find(item(key)).map(slots -> inUse(slots.map("m"), now)).orElse(0);
  }

  private static int inUse(Map<String, AttributeValue> held, Instant now) {
    return (int) held.values().stream().filter(slot -> isLive(slot, now)).count();
  }

  private static boolean isLive(AttributeValue slot, Instant now) {
    return until(slot).isAfter(now);
  }

  private static Instant until(AttributeValue slot) {
    return Instant.ofEpochMilli(new Attributes(slot.m()).number("u"));
  }

  private static String nonce(AttributeValue slot) {
    return new Attributes(slot.m()).text("n");
  }

  private static Map<String, AttributeValue> item(CampaignKey key) {
    return Keys.ofCampaign(key, "slots");
  }
}
