package dev.rollcall.aws.dynamo;

import dev.rollcall.core.recipient.Agenda;
import dev.rollcall.core.recipient.AgendaEntry;
import dev.rollcall.core.recipient.AgendaKey;
import dev.rollcall.core.recipient.AgendaSlice;
import dev.rollcall.core.store.Page;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The agenda: an index of the recipients' rows that holds nothing but their keys. */
public final class DynamoAgenda implements Agenda {
  private static final String BEFORE = "#as < :as";
  private static final String UP_TO = "#as <= :as";
  private static final String FROM = "#as >= :as";
  private static final String AT = "#as = :as";

  /** Sorts before every minute. */
  private static final String FIRST = "0";

  private final Table addresses;

  /** The agenda of the recipients in this table. */
  public DynamoAgenda(DynamoDbClient client, String addressesTable) {
    this.addresses = new Table(client, addressesTable);
  }

  @Override
  public Optional<AgendaEntry> head(AgendaKey key) {
    return entries(query(key, BEFORE, AgendaIndex.DONE), 1).findFirst();
  }

  @Override
  public List<AgendaEntry> due(AgendaKey key, Instant now, int limit) {
    return entries(query(key, UP_TO, AgendaIndex.endOf(now)), limit).toList();
  }

  @Override
  public Page<AgendaEntry> page(
      AgendaKey key, AgendaSlice slice, Optional<String> after, int limit) {
    QueryRequest.Builder query =
        switch (slice) {
          case AgendaSlice.Everybody _ -> query(key, FROM, FIRST);
          case AgendaSlice.Pending _ -> query(key, BEFORE, AgendaIndex.DONE);
          case AgendaSlice.Finished _ -> query(key, FROM, AgendaIndex.DONE);
          case AgendaSlice.FinishedAs(var disposition) ->
              query(key, AT, AgendaIndex.finished(disposition));
        };
    after.ifPresent(position -> query.exclusiveStartKey(AgendaCursor.read(position, key)));
    // One more than asked for tells whether a next page is worth a request.
    List<Attributes> found = addresses.query(query, limit + 1).toList();
    Optional<String> next =
        found.size() > limit
            ? Optional.of(AgendaCursor.write(found.get(limit - 1)))
            : Optional.empty();
    return new Page<>(found.stream().limit(limit).map(DynamoAgenda::entry).toList(), next);
  }

  private Stream<AgendaEntry> entries(QueryRequest.Builder query, int limit) {
    return addresses.query(query, limit).map(DynamoAgenda::entry);
  }

  private static AgendaEntry entry(Attributes item) {
    return new AgendaEntry(Keys.addressOf(item), AgendaIndex.due(item.text("as")));
  }

  private static QueryRequest.Builder query(AgendaKey key, String condition, String position) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":ap", Item.text(AgendaIndex.partition(key)));
    values.put(":as", Item.text(position));
    return QueryRequest.builder()
        .indexName(AgendaIndex.NAME)
        .keyConditionExpression("ap = :ap AND " + condition)
        .expressionAttributeNames(Map.of("#as", "as"))
        .expressionAttributeValues(values);
  }
}
