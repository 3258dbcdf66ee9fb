package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.events.EventJson;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.webhook.Deliveries;
import dev.rollcall.core.webhook.DueNotice;
import dev.rollcall.core.webhook.EndpointKey;
import dev.rollcall.core.webhook.EndpointState;
import dev.rollcall.core.webhook.KeptNotice;
import dev.rollcall.core.webhook.Notice;
import dev.rollcall.core.webhook.Parked;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Deliveries in a table of their own: per endpoint one item for each notice and one for its state.
 * What waits is in the index of all that is due; its place there names the round too, so that the
 * index need hold nothing but keys. A second index lists what an endpoint has not had; a notice
 * moves in it only when it fails or is revived.
 */
public final class DynamoDeliveries implements Deliveries {
  private static final String STATE = "state";
  private static final String WAITING = "due";
  private static final String EXPIRES = "expires";
  private static final Duration STATE_KEPT = Duration.ofDays(2);

  private final Table table;

  /** Deliveries in this table. */
  public DynamoDeliveries(DynamoDbClient client, String deliveriesTable) {
    this.table = new Table(client, deliveriesTable);
  }

  @Override
  public EndpointState state(EndpointKey endpoint) {
    return table
        .glance(DeliveryItem.key(endpoint, STATE))
        .map(
            item ->
                item.maybeTime("off")
                    .<EndpointState>map(
                        at -> new EndpointState.Disabled(at, item.maybeTime(EXPIRES).orElse(at)))
                    .orElseGet(() -> pausedOrOpen(item)))
        .orElseGet(EndpointState.Open::new);
  }

  private static EndpointState pausedOrOpen(Attributes item) {
    Instant answered = item.maybeTime("ok").orElse(Instant.EPOCH);
    return item.maybeTime("su")
        .filter(until -> until.isAfter(answered))
        .<EndpointState>map(
            until -> new EndpointState.Slowed(until, Duration.ofMillis(item.number("ps"))))
        .orElseGet(() -> new EndpointState.Open(answered));
  }

  @Override
  public boolean probe(EndpointKey endpoint, Instant now, Instant until) {
    return table.update(
            new Update(DeliveryItem.key(endpoint, STATE), "SET pu = :until, expires = :expires")
                .when("attribute_not_exists(pu) OR pu <= :now")
                .value(":now", Item.time(now))
                .value(":until", Item.time(until))
                .value(":expires", Item.number(until.plus(STATE_KEPT).getEpochSecond())))
        instanceof Update.Answer.Done;
  }

  @Override
  public void answered(EndpointKey endpoint, Instant at) {
    table.update(
        new Update(DeliveryItem.key(endpoint, STATE), "SET ok = :at, expires = :expires REMOVE pu")
            .when(
                "attribute_not_exists(#off) AND (attribute_not_exists(su) OR su <= :at)"
                    + " AND (attribute_not_exists(ok) OR ok < :at)")
            .name("#off", "off")
            .value(":at", Item.time(at))
            .value(":expires", Item.number(at.plus(STATE_KEPT).getEpochSecond())));
  }

  @Override
  public void slow(EndpointKey endpoint, Instant until, Duration pause) {
    table.update(
        new Update(
                DeliveryItem.key(endpoint, STATE),
                "SET su = :until, ps = :pause, expires = :expires REMOVE pu")
            .when("attribute_not_exists(#off) AND (attribute_not_exists(su) OR su < :until)")
            .name("#off", "off")
            .value(":until", Item.time(until))
            .value(":pause", Item.number(pause.toMillis()))
            .value(":expires", Item.number(until.plus(STATE_KEPT).getEpochSecond())));
  }

  @Override
  public void disable(EndpointKey endpoint, Instant at, Instant keptUntil) {
    table.update(
        new Update(
                DeliveryItem.key(endpoint, STATE),
                "SET #off = if_not_exists(#off, :at), expires = :expires REMOVE su, ps")
            .name("#off", "off")
            .value(":at", Item.time(at))
            .value(":expires", Item.number(keptUntil.getEpochSecond())));
  }

  @Override
  public void open(EndpointKey endpoint) {
    table
        .client()
        .deleteItem(r -> r.tableName(table.name()).key(DeliveryItem.key(endpoint, STATE)));
  }

  @Override
  public void park(Notice notice, Instant due) {
    table.update(
        new Update(
                DeliveryItem.key(notice),
                "SET e = :e, dp = :waiting, da = :due, kp = :endpoint, ks = :place"
                    + " REMOVE f, ft, expires")
            .when("attribute_not_exists(dp)")
            .value(":e", Item.text(EventJson.write(notice.event())))
            .value(":endpoint", Item.text(DeliveryItem.partition(notice.endpointKey())))
            .value(":place", Item.text(KeptPlace.of(KeptNotice.As.WAITING, notice).text()))
            .value(":waiting", Item.text(WAITING))
            .value(":due", Item.text(new DuePlace(due, notice.round()).text())));
  }

  @Override
  public Optional<Parked> find(Notice notice) {
    // Consistent: whoever was sent a notice must see the claim that came before the sending.
    return table
        .find(DeliveryItem.key(notice))
        .flatMap(item -> item.maybeText("da"))
        .map(DuePlace::parse)
        .map(place -> new Parked(notice.inRound(place.round()), place.due()));
  }

  @Override
  public List<DueNotice> due(Instant now, int limit) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .indexName("due")
            .keyConditionExpression("dp = :waiting AND da < :after")
            .expressionAttributeValues(
                Map.of(":waiting", Item.text(WAITING), ":after", Item.text(DuePlace.after(now))));
    return table.query(query, limit).map(DeliveryItem::dueNotice).toList();
  }

  @Override
  public Optional<Notice> claim(DueNotice due, Instant next) {
    int round = due.round() + 1;
    Update update =
        new Update(DeliveryItem.key(due.endpoint(), due.eventId()), "SET da = :next")
            .when("da = :seen")
            .value(":next", Item.text(new DuePlace(next, round).text()))
            .value(":seen", Item.text(new DuePlace(due.at(), due.round()).text()));
    return switch (table.update(update)) {
      case Update.Answer.Done done ->
          Optional.of(
              new Notice(
                  due.endpoint().tenant(),
                  due.endpoint().name(),
                  EventJson.parse(done.item().text("e")),
                  round));
      case Update.Answer.Refused _ -> Optional.empty();
    };
  }

  @Override
  public void postpone(Notice notice, Instant due) {
    Optional<Parked> waiting = find(notice);
    if (waiting.isPresent() && waiting.get().notice().round() == notice.round()) {
      table.update(
          new Update(DeliveryItem.key(notice), "SET da = :due")
              .when("da = :seen")
              .value(":due", Item.text(new DuePlace(due, notice.round()).text()))
              .value(":seen", Item.text(new DuePlace(waiting.get().due(), notice.round()).text())));
    }
  }

  @Override
  public void remove(Notice notice) {
    table.client().deleteItem(r -> r.tableName(table.name()).key(DeliveryItem.key(notice)));
  }

  @Override
  public void fail(Notice notice, String reason, Instant at, Instant keptUntil) {
    table.update(
        new Update(
                DeliveryItem.key(notice),
                "SET e = :e, f = :reason, ft = :at, kp = :endpoint, ks = :place,"
                    + " expires = :expires REMOVE dp, da")
            .value(":e", Item.text(EventJson.write(notice.event())))
            .value(":reason", Item.text(reason))
            .value(":at", Item.time(at))
            .value(":endpoint", Item.text(DeliveryItem.partition(notice.endpointKey())))
            .value(":place", Item.text(KeptPlace.of(KeptNotice.As.FAILED, notice).text()))
            .value(":expires", Item.number(keptUntil.getEpochSecond())));
  }

  @Override
  public boolean revive(EndpointKey endpoint, String eventId, Instant due) {
    Optional<KeptNotice> kept = find(endpoint, eventId);
    if (kept.isEmpty() || !(kept.get().standing() instanceof KeptNotice.Standing.Failed failed)) {
      return false;
    }
    Update.Answer answer =
        table.update(
            new Update(
                    DeliveryItem.key(endpoint, eventId),
                    "SET dp = :waiting, da = :due, ks = :place REMOVE f, ft, expires")
                // Not only failed but by this failure: whoever saw an older one is too late.
                .when("ft = :seen")
                .value(":seen", Item.time(failed.at()))
                .value(":waiting", Item.text(WAITING))
                .value(":due", Item.text(new DuePlace(due, 0).text()))
                .value(
                    ":place",
                    Item.text(KeptPlace.of(KeptNotice.As.WAITING, kept.get().notice()).text())));
    return answer instanceof Update.Answer.Done;
  }

  @Override
  public Optional<KeptNotice> find(EndpointKey endpoint, String eventId) {
    return table.find(DeliveryItem.key(endpoint, eventId)).flatMap(DeliveryItem::kept);
  }

  @Override
  public Page<KeptNotice> list(
      EndpointKey endpoint, Optional<KeptNotice.As> as, Optional<String> after, int limit) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":endpoint", Item.text(DeliveryItem.partition(endpoint)));
    as.ifPresent(kind -> values.put(":kind", Item.text(KeptPlace.prefix(kind))));
    QueryRequest.Builder query =
        QueryRequest.builder()
            .indexName("kept")
            .scanIndexForward(false)
            .keyConditionExpression(
                as.isPresent() ? "kp = :endpoint AND begins_with(ks, :kind)" : "kp = :endpoint")
            .expressionAttributeValues(values);
    Optional<KeptPlace> end = after.map(KeptPlace::parse);
    if (end.isPresent() && as.isPresent() && end.get().as() != as.get()) {
      throw new IllegalArgumentException("not a place in this list of deliveries");
    }
    end.ifPresent(place -> query.exclusiveStartKey(DeliveryItem.position(endpoint, place)));
    List<KeptPlace> found =
        table.query(query, limit + 1).map(item -> KeptPlace.parse(item.text("ks"))).toList();
    List<KeptPlace> shown = found.stream().limit(limit).toList();
    Map<String, KeptNotice> byEvent = new HashMap<>();
    table
        .glanceAll(
            shown.stream()
                .map(place -> DeliveryItem.key(endpoint, place.eventId()))
                .distinct()
                .toList())
        .forEach(
            item -> DeliveryItem.kept(item).ifPresent(kept -> byEvent.put(item.text("sk"), kept)));
    return new Page<>(
        shown.stream()
            .flatMap(
                place ->
                    Optional.ofNullable(byEvent.get(place.eventId()))
                        // The index may still show what has changed its kind since.
                        .filter(kept -> kept.standing().as() == place.as())
                        .stream())
            .toList(),
        found.size() > limit ? Optional.of(shown.getLast().text()) : Optional.empty());
  }
}
