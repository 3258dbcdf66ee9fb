package dev.rollcall.aws.dynamo;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.Lines;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Lines in the table of addresses. */
public final class DynamoLines implements Lines {
  private static final String CLEAR = "REMOVE m, st.#a ADD v :one";

  private final Table addresses;

  /** Lines in this table. */
  public DynamoLines(DynamoDbClient client, String addressesTable) {
    this.addresses = new Table(client, addressesTable);
  }

  @Override
  public Line find(TenantId tenant, Address address) {
    return addresses
        .find(Keys.line(tenant, address))
        .map(LineItem::read)
        .orElseGet(() -> Line.untouched(tenant, address));
  }

  @Override
  public Line glance(TenantId tenant, Address address) {
    return addresses
        .glance(Keys.line(tenant, address))
        .map(LineItem::read)
        .orElseGet(() -> Line.untouched(tenant, address));
  }

  @Override
  public Write<Line> save(Line line) {
    return addresses.put(LineItem.write(line), line.version(), LineItem::read);
  }

  @Override
  public Page<Line> suppressed(TenantId tenant, Optional<String> after, int limit) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .indexName("suppressed")
            .keyConditionExpression("sp = :sp")
            .expressionAttributeValues(Map.of(":sp", Item.text(tenant.value())));
    after.ifPresent(end -> query.exclusiveStartKey(LineItem.position(tenant, new Address(end))));
    // One more than asked for tells whether a next page is worth a request.
    List<Attributes> found = addresses.query(query, limit + 1).toList();
    List<Address> page = found.stream().limit(limit).map(Keys::addressOf).toList();
    Map<Address, Line> lines = new HashMap<>();
    addresses
        .glanceAll(page.stream().map(address -> Keys.line(tenant, address)).toList())
        .forEach(item -> lines.put(Keys.addressOf(item), LineItem.read(item)));
    return new Page<>(
        page.stream()
            .flatMap(address -> Optional.ofNullable(lines.get(address)).stream())
            .filter(line -> !line.suppressions().isEmpty())
            .toList(),
        found.size() > limit ? Optional.of(page.getLast().value()) : Optional.empty());
  }

  @Override
  public void release(TenantId tenant, Address address, String attemptId, boolean placed) {
    Update clear =
        change(tenant, address, placed ? "REMOVE m ADD v :one" : CLEAR)
            .when("m.a = :a")
            .value(":a", Item.text(attemptId));
    if (!placed) {
      clear.name("#a", attemptId);
    }
    // Refused, the mark is another attempt's by now, and only the start can still be this one's.
    if (addresses.update(clear) instanceof Update.Answer.Refused refused
        && !placed
        && refused.item().filter(line -> line.map("st").containsKey(attemptId)).isPresent()) {
      addresses.update(
          change(tenant, address, "REMOVE st.#a ADD v :one")
              .name("#a", attemptId)
              .when("attribute_exists(st.#a) AND (attribute_not_exists(m) OR m.a <> :a)")
              .value(":a", Item.text(attemptId)));
    }
  }

  @Override
  public void hangUp(TenantId tenant, Address address, String attemptId, Instant end) {
    Update both =
        change(tenant, address, "REMOVE m SET ta = :end ADD v :one")
            .when("m.a = :a AND (attribute_not_exists(ta) OR ta <= :end)")
            .value(":a", Item.text(attemptId))
            .value(":end", Item.time(end));
    if (addresses.update(both) instanceof Update.Answer.Refused(var there)) {
      // Said before, usually. Else the mark is another attempt's, or a later talk is noted.
      if (there.flatMap(line -> line.maybeTime("ta")).filter(ta -> !ta.isBefore(end)).isEmpty()) {
        talked(tenant, address, end);
      }
      if (there
          .flatMap(line -> line.maybeNested("m"))
          .filter(mark -> mark.text("a").equals(attemptId))
          .isPresent()) {
        release(tenant, address, attemptId, true);
      }
    }
  }

  @Override
  public void talked(TenantId tenant, Address address, Instant end) {
    addresses.update(
        change(tenant, address, "SET ta = :end ADD v :one")
            .when("attribute_not_exists(ta) OR ta < :end")
            .value(":end", Item.time(end)));
  }

  @Override
  public void giveBack(TenantId tenant, Address address, String attemptId, String nonce) {
    addresses.update(
        change(tenant, address, CLEAR)
            .name("#a", attemptId)
            .when("m.a = :a AND m.n = :n")
            .value(":a", Item.text(attemptId))
            .value(":n", Item.text(nonce)));
  }

  private static Update change(TenantId tenant, Address address, String expression) {
    return new Update(Keys.line(tenant, address), expression).value(":one", Item.number(1));
  }
}
