package dev.rollcall.aws.dynamo;

import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.list.Batch;
import dev.rollcall.core.list.ContactList;
import dev.rollcall.core.list.ContactList.Awaited;
import dev.rollcall.core.list.ContactLists;
import dev.rollcall.core.list.ListId;
import dev.rollcall.core.list.ListKey;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Contact lists in the table of campaigns. A name is an item of its own, written with the list by
 * one transaction; so is the place that a batch has in its list.
 */
public final class DynamoContactLists implements ContactLists {
  private static final int TRIES_MAX = 20;

  /** Longer than any request can be repeated under its key. */
  private static final Duration BATCHES_KNOWN_FOR = Duration.ofDays(2);

  private final Table campaigns;

  /** Lists in this table. */
  public DynamoContactLists(DynamoDbClient client, String campaignsTable) {
    this.campaigns = new Table(client, campaignsTable);
  }

  @Override
  public Write<ContactList> create(ContactList list) {
    String id = list.key().id().value();
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      boolean done =
          new Transaction(campaigns)
              .put(ContactListItem.write(list), "attribute_not_exists(pk)", Map.of())
              .put(
                  ContactListItem.claim(list),
                  "attribute_not_exists(pk) OR l = :id OR expires < :now",
                  Map.of(
                      ":id", Item.text(id),
                      ":now", Item.number(list.createdAt().getEpochSecond())))
              .run();
      if (done || find(list.key()).isPresent()) {
        return new Write.Done<>();
      }
      Optional<ContactList> holder = named(list.key().tenant(), list.name());
      if (holder.filter(other -> other.expiresAt().isAfter(list.createdAt())).isPresent()) {
        return new Write.Lost<>(holder);
      }
    }
    throw new IllegalStateException("no write of list " + id + " ever won");
  }

  @Override
  public Optional<ContactList> find(ListKey key) {
    return campaigns.find(Keys.list(key)).map(ContactListItem::read);
  }

  @Override
  public Optional<ContactList> named(TenantId tenant, String name) {
    return campaigns
        .find(Keys.listName(tenant, name))
        .map(claim -> new ListKey(tenant, new ListId(claim.text(ContactListItem.LEADS_TO))))
        .flatMap(this::find);
  }

  @Override
  public Page<ContactList> recent(TenantId tenant, Optional<String> after, int limit) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .indexName("recent")
            .scanIndexForward(false)
            .keyConditionExpression("rp = :rp")
            .expressionAttributeValues(
                Map.of(":rp", Item.text(ContactListItem.recentPartition(tenant))));
    after.ifPresent(end -> query.exclusiveStartKey(ContactListItem.position(tenant, end)));
    // One more than asked for tells whether a next page is worth a request.
    List<Attributes> found = campaigns.query(query, limit + 1).toList();
    List<ListKey> keys = found.stream().limit(limit).map(Keys::listOf).toList();
    Map<ListKey, ContactList> byKey = new HashMap<>();
    campaigns
        .glanceAll(keys.stream().map(Keys::list).toList())
        .forEach(item -> byKey.put(Keys.listOf(item), ContactListItem.read(item)));
    return new Page<>(
        keys.stream().flatMap(key -> Optional.ofNullable(byKey.get(key)).stream()).toList(),
        found.size() > limit ? Optional.of(found.get(limit - 1).text("rs")) : Optional.empty());
  }

  @Override
  public long begin(ListKey key, Batch batch, Instant expiresAt) {
    Map<String, AttributeValue> marker = Keys.listBatch(key, batch.seed());
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Optional<Attributes> known = campaigns.find(marker);
      if (known.isPresent()) {
        return known.get().number("n");
      }
      ContactList list = existing(key);
      long place = list.batches() + 1;
      Item taken =
          new Item()
              .all(marker)
              .number("n", place)
              .number("expires", batch.at().plus(BATCHES_KNOWN_FOR).getEpochSecond());
      boolean done =
          new Transaction(campaigns)
              .put(taken.build(), "attribute_not_exists(pk)", Map.of())
              .update(begun(list, batch, place, expiresAt))
              .update(keepName(list, expiresAt))
              .run();
      if (done) {
        return place;
      }
    }
    throw new IllegalStateException("no write of a batch for " + key.id() + " ever won");
  }

  private static Update begun(ContactList list, Batch batch, long place, Instant expiresAt) {
    Set<Awaited> parts =
        IntStream.rangeClosed(1, batch.parts())
            .mapToObj(part -> new Awaited(place, part, batch.at()))
            .collect(Collectors.toUnmodifiableSet());
    return new Update(
            Keys.list(list.key()),
            "SET batches = :place, updatedBy = :who, updatedAt = :at, keptUntil = :until,"
                + " expires = :expires ADD awaited :parts")
        .when("batches = :before")
        .value(":place", Item.number(place))
        .value(":before", Item.number(place - 1))
        .value(":who", Item.text(batch.by()))
        .value(":at", Item.time(batch.at()))
        .value(":until", Item.time(expiresAt))
        .value(":expires", Item.number(expiresAt.getEpochSecond()))
        .value(":parts", ContactListItem.awaited(parts));
  }

  private static Update keepName(ContactList list, Instant expiresAt) {
    return new Update(Keys.listName(list.key().tenant(), list.name()), "SET expires = :expires")
        .when("l = :id")
        .value(":id", Item.text(list.key().id().value()))
        .value(":expires", Item.number(expiresAt.getEpochSecond()));
  }

  @Override
  public void count(ListKey key, Awaited part, int added) {
    Update update =
        new Update(Keys.list(key), "ADD records :added DELETE awaited :parts")
            .when("contains(awaited, :part)")
            .value(":added", Item.number(added))
            .value(":part", Item.text(ContactListItem.awaited(part)))
            .value(":parts", ContactListItem.awaited(Set.of(part)));
    for (int tries = 1; ; tries++) {
      try {
        campaigns.update(update);
        return;
      } catch (TransactionConflictException another) {
        if (tries == TRIES_MAX) {
          throw another;
        }
      }
    }
  }

  @Override
  public long use(ListKey key, CampaignId campaign, Instant expiresAt) {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      ContactList list = existing(key);
      Optional<Long> known = list.upTo(campaign);
      if (known.isPresent()) {
        return known.get();
      }
      Update used =
          new Update(Keys.list(key), "SET #uses = :uses, keptUntil = :until, expires = :expires")
              .when("#uses = :before")
              .name("#uses", "uses")
              .value(":uses", AttributeValue.fromL(ContactListItem.uses(list.usesWith(campaign))))
              .value(":before", AttributeValue.fromL(ContactListItem.uses(list.uses())))
              .value(":until", Item.time(expiresAt))
              .value(":expires", Item.number(expiresAt.getEpochSecond()));
      if (new Transaction(campaigns).update(used).update(keepName(list, expiresAt)).run()) {
        return list.batches();
      }
    }
    throw new IllegalStateException("no write of a use of " + key.id() + " ever won");
  }

  private ContactList existing(ListKey key) {
    return find(key).orElseThrow(() -> new IllegalStateException("there is no list " + key.id()));
  }
}
