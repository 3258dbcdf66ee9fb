package dev.rollcall.aws.dynamo;

import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.list.ListEntries;
import dev.rollcall.core.list.ListEntry;
import dev.rollcall.core.list.ListKey;
import dev.rollcall.core.store.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The entries of contact lists in a table of their own. */
public final class DynamoListEntries implements ListEntries {
  private static final String PUT =
      """
      SET b = if_not_exists(b, :b), p = if_not_exists(p, :p), t = if_not_exists(t, :t), \
      c = :c, o = :o, u = :u, lb = :b, expires = :expires\
      """;

  private final Table entries;

  /** Entries in this table. */
  public DynamoListEntries(DynamoDbClient client, String listEntriesTable) {
    this.entries = new Table(client, listEntriesTable);
  }

  @Override
  public ListEntry put(ListKey list, ListEntry entry) {
    Update update =
        new Update(Keys.entry(list, entry), PUT)
            .when("attribute_not_exists(lb) OR lb <= :b")
            .value(":b", Item.number(entry.batch()))
            .value(":p", Item.number(entry.part()))
            .value(":t", Item.time(entry.addedAt()))
            .value(":c", Item.text(entry.contact().value()))
            .value(":o", Item.number(entry.priority()))
            .value(":u", Item.time(entry.expiresAt()))
            .value(":expires", Item.number(entry.expiresAt().getEpochSecond()));
    return read(
        switch (entries.update(update)) {
          case Update.Answer.Done(Attributes item) -> item;
          case Update.Answer.Refused(var there) -> there.orElseThrow();
        });
  }

  @Override
  public void keep(ListKey list, ListEntry entry, Instant expiresAt) {
    entries.update(
        new Update(Keys.entry(list, entry), "SET u = :u, expires = :expires")
            .when("attribute_exists(pk)")
            .value(":u", Item.time(expiresAt))
            .value(":expires", Item.number(expiresAt.getEpochSecond())));
  }

  @Override
  public Page<ListEntry> page(ListKey list, int shard, Optional<String> after, int limit) {
    String partition = Keys.entries(list, shard);
    // Consistent: which entries belong to a campaign must not depend on when it is asked.
    QueryRequest.Builder query =
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", Item.text(partition)));
    after.ifPresent(
        position ->
            query.exclusiveStartKey(Map.of("pk", Item.text(partition), "sk", Item.text(position))));
    List<ListEntry> found = entries.query(query, limit + 1).map(DynamoListEntries::read).toList();
    return new Page<>(
        found.stream().limit(limit).toList(),
        found.size() > limit ? Optional.of(found.get(limit - 1).position()) : Optional.empty());
  }

  private static ListEntry read(Attributes item) {
    String position = item.text("sk");
    return new ListEntry(
        ListEntry.addressAt(position),
        position.substring(position.lastIndexOf('#') + 1),
        new ContactId(item.text("c")),
        item.integer("o"),
        item.number("b"),
        item.integer("p"),
        item.time("t"),
        item.time("u"));
  }
}
