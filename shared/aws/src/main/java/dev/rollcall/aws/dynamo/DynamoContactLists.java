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
 * one transaction; so is, once a list has counted it, the place that a batch has in it.
 */
public final class DynamoContactLists implements ContactLists {
  /** Longer than any request can be repeated under its key. */
  private static final Duration BATCHES_KNOWN_FOR = Duration.ofDays(2);

  private final Table campaigns;
  private final Backoff backoff = Backoff.system();

  /** Lists in this table. */
  public DynamoContactLists(DynamoDbClient client, String campaignsTable) {
    this.campaigns = new Table(client, campaignsTable);
  }

  @Override
  public Write<ContactList> create(ContactList list) {
    return backoff.retry("list " + list.key().id(), () -> tryToCreate(list));
  }

  /** Empty if the name changed hands meanwhile. */
  private Optional<Write<ContactList>> tryToCreate(ContactList list) {
    ListId id = list.key().id();
    Optional<ListId> holder = holder(list.key().tenant(), list.name());
    Optional<ContactList> other =
        holder.filter(h -> !h.equals(id)).flatMap(h -> find(new ListKey(list.key().tenant(), h)));
    if (other.filter(o -> o.expiresAt().isAfter(list.createdAt())).isPresent()) {
      return Optional.of(new Write.Lost<>(other));
    }
    boolean done =
        new Transaction(campaigns, backoff)
            .put(ContactListItem.write(list), "attribute_not_exists(pk)", Map.of())
            .put(
                ContactListItem.claim(list),
                "attribute_not_exists(pk) OR l = :holder",
                Map.of(":holder", Item.text(holder.orElse(id).value())))
            .run();
    return done || find(list.key()).isPresent()
        ? Optional.of(new Write.Done<>())
        : Optional.empty();
  }

  private Optional<ListId> holder(TenantId tenant, String name) {
    return campaigns
        .find(Keys.listName(tenant, name))
        .map(claim -> new ListId(claim.text(ContactListItem.LEADS_TO)));
  }

  @Override
  public Optional<ContactList> find(ListKey key) {
    return campaigns.find(Keys.list(key)).map(ContactListItem::read);
  }

  @Override
  public Optional<ContactList> named(TenantId tenant, String name) {
    return holder(tenant, name).flatMap(id -> find(new ListKey(tenant, id)));
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
  public long begin(ListKey key, Batch batch) {
    Map<String, AttributeValue> marker = Keys.listBatch(key, batch.seed());
    Optional<Attributes> known = campaigns.find(marker);
    if (known.isPresent()) {
      return known.get().number("n");
    }
    long place =
        switch (update(begun(key, batch))) {
          case Update.Answer.Done(Attributes list) -> list.number("batches");
          // A try that crashed before its marker.
          case Update.Answer.Refused(var list) ->
              list.orElseThrow(() -> missing(key)).nested("places").number(batch.seed());
        };
    Item taken =
        new Item()
            .all(marker)
            .number("n", place)
            .number("expires", batch.at().plus(BATCHES_KNOWN_FOR).getEpochSecond());
    if (campaigns.putIfAbsent(taken.build())) {
      return place;
    }
    long first = campaigns.find(marker).orElseThrow().number("n");
    if (first != place) {
      takeBack(key, batch, place);
    }
    return first;
  }

  /** One expression, so that of many who begin batches at once none has to try again. */
  private static Update begun(ListKey key, Batch batch) {
    return new Update(
            Keys.list(key),
            "SET batches = batches + :one, places.#seed = batches + :one, updatedBy = :who,"
                + " updatedAt = :at ADD awaited :parts")
        .when("attribute_exists(pk) AND attribute_not_exists(places.#seed)")
        .name("#seed", batch.seed())
        .value(":one", Item.number(1))
        .value(":who", Item.text(batch.by()))
        .value(":at", Item.time(batch.at()))
        .value(":parts", names(batch));
  }

  /** Another try gave the batch its place, and all its parts were counted, in between. */
  private void takeBack(ListKey key, Batch batch, long place) {
    update(
        new Update(Keys.list(key), "REMOVE places.#seed DELETE awaited :parts")
            .when("places.#seed = :place")
            .name("#seed", batch.seed())
            .value(":place", Item.number(place))
            .value(":parts", names(batch)));
  }

  private static AttributeValue names(Batch batch) {
    return ContactListItem.names(
        IntStream.rangeClosed(1, batch.parts())
            // A name says nothing of the place.
            .mapToObj(part -> new Awaited(batch.seed(), 0, part, batch.at()))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Before the list itself is kept for longer, so that no list is ever without its name. */
  private void keepName(ContactList list, Instant expiresAt) {
    update(
        new Update(Keys.listName(list.key().tenant(), list.name()), "SET expires = :expires")
            .when("l = :id AND expires < :expires")
            .value(":id", Item.text(list.key().id().value()))
            .value(":expires", Item.number(expiresAt.getEpochSecond())));
  }

  @Override
  public void count(ListKey key, Awaited part, int added) {
    Update counted =
        new Update(Keys.list(key), "ADD records :added DELETE awaited :parts")
            .when("contains(awaited, :part)")
            .value(":added", Item.number(added))
            .value(":part", Item.text(ContactListItem.awaited(part)))
            .value(":parts", ContactListItem.names(Set.of(part)));
    if (update(counted) instanceof Update.Answer.Done(Attributes list)
        && ContactListItem.awaited(list).stream().noneMatch(p -> p.seed().equals(part.seed()))) {
      update(
          new Update(Keys.list(key), "REMOVE places.#seed")
              .when("places.#seed = :place")
              .name("#seed", part.seed())
              .value(":place", Item.number(part.batch())));
    }
  }

  @Override
  public long use(ListKey key, CampaignId campaign, Instant expiresAt) {
    return backoff.retry("a use of " + key.id(), () -> tryToUse(key, campaign, expiresAt));
  }

  /** Empty if another campaign was made from the list meanwhile. */
  private Optional<Long> tryToUse(ListKey key, CampaignId campaign, Instant expiresAt) {
    ContactList list = existing(key);
    Optional<Long> known = list.upTo(campaign);
    if (known.isPresent()) {
      return known;
    }
    Instant until = list.expiresAt().isAfter(expiresAt) ? list.expiresAt() : expiresAt;
    keepName(list, until);
    Update used =
        new Update(Keys.list(key), "SET #uses = :uses, keptUntil = :until, expires = :expires")
            .when("#uses = :before AND keptUntil <= :until")
            .name("#uses", "uses")
            .value(":uses", AttributeValue.fromL(ContactListItem.uses(list.usesWith(campaign))))
            .value(":before", AttributeValue.fromL(ContactListItem.uses(list.uses())))
            .value(":until", Item.time(until))
            .value(":expires", Item.number(until.getEpochSecond()));
    return update(used) instanceof Update.Answer.Done
        ? Optional.of(list.batches())
        : Optional.empty();
  }

  /** An item that a transaction is at can be changed a moment later. */
  private Update.Answer update(Update update) {
    return backoff.retry(
        "a change of a list",
        () -> {
          try {
            return Optional.of(campaigns.update(update));
          } catch (TransactionConflictException another) {
            return Optional.empty();
          }
        });
  }

  private ContactList existing(ListKey key) {
    return find(key).orElseThrow(() -> missing(key));
  }

  private static IllegalStateException missing(ListKey key) {
    return new IllegalStateException("there is no list " + key.id());
  }
}
