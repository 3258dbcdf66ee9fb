package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.events.EventJson;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.webhook.Deliveries;
import dev.rollcall.core.webhook.DueNotice;
import dev.rollcall.core.webhook.EndpointKey;
import dev.rollcall.core.webhook.EndpointState;
import dev.rollcall.core.webhook.Notice;
import dev.rollcall.core.webhook.Parked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Deliveries in a table of their own: per endpoint one item for each notice and one for its state.
 * What waits is in the index of all that is due; its place there names the round too, so that the
 * index need hold nothing but keys.
 */
public final class DynamoDeliveries implements Deliveries {
  private static final String STATE = "state";
  private static final String WAITING = "due";
  private static final Duration FAILED_KEPT = Duration.ofDays(30);
  private static final Duration STATE_KEPT = Duration.ofDays(2);

  private final Table table;

  /** Deliveries in this table. */
  public DynamoDeliveries(DynamoDbClient client, String deliveriesTable) {
    this.table = new Table(client, deliveriesTable);
  }

  @Override
  public EndpointState state(EndpointKey endpoint) {
    return table
        .glance(key(endpoint, STATE))
        .map(
            item ->
                item.maybeTime("off")
                    .<EndpointState>map(EndpointState.Disabled::new)
                    .orElseGet(
                        () ->
                            new EndpointState.Slowed(
                                item.time("su"), Duration.ofMillis(item.number("ps")))))
        .orElseGet(EndpointState.Open::new);
  }

  @Override
  public void slow(EndpointKey endpoint, Instant until, Duration pause) {
    table.update(
        new Update(key(endpoint, STATE), "SET su = :until, ps = :pause, expires = :expires")
            .when("attribute_not_exists(#off) AND (attribute_not_exists(su) OR su < :until)")
            .name("#off", "off")
            .value(":until", Item.time(until))
            .value(":pause", Item.number(pause.toMillis()))
            .value(":expires", Item.number(until.plus(STATE_KEPT).getEpochSecond())));
  }

  @Override
  public void disable(EndpointKey endpoint, Instant at) {
    table.update(
        new Update(key(endpoint, STATE), "SET #off = :at REMOVE su, ps, expires")
            .name("#off", "off")
            .value(":at", Item.time(at)));
  }

  @Override
  public void park(Notice notice, Instant due) {
    table.update(
        new Update(key(notice), "SET e = :e, dp = :waiting, da = :due REMOVE f, ft, expires")
            .when("attribute_not_exists(dp)")
            .value(":e", Item.text(EventJson.write(notice.event())))
            .value(":waiting", Item.text(WAITING))
            .value(":due", Item.text(new DuePlace(due, notice.round()).text())));
  }

  @Override
  public Optional<Parked> find(Notice notice) {
    // Consistent: whoever was sent a notice must see the claim that came before the sending.
    return table
        .find(key(notice))
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
    return table.query(query, limit).map(DynamoDeliveries::dueNotice).toList();
  }

  @Override
  public Optional<Notice> claim(DueNotice due, Instant next) {
    int round = due.round() + 1;
    Update update =
        new Update(key(due.endpoint(), due.eventId()), "SET da = :next")
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
          new Update(key(notice), "SET da = :due")
              .when("da = :seen")
              .value(":due", Item.text(new DuePlace(due, notice.round()).text()))
              .value(":seen", Item.text(new DuePlace(waiting.get().due(), notice.round()).text())));
    }
  }

  @Override
  public void remove(Notice notice) {
    table.client().deleteItem(r -> r.tableName(table.name()).key(key(notice)));
  }

  @Override
  public void fail(Notice notice, String reason, Instant at) {
    table.update(
        new Update(
                key(notice), "SET e = :e, f = :reason, ft = :at, expires = :expires REMOVE dp, da")
            .value(":e", Item.text(EventJson.write(notice.event())))
            .value(":reason", Item.text(reason))
            .value(":at", Item.time(at))
            .value(":expires", Item.number(at.plus(FAILED_KEPT).getEpochSecond())));
  }

  private static DueNotice dueNotice(Attributes item) {
    String partition = item.text("pk");
    int separator = partition.indexOf('#');
    DuePlace place = DuePlace.parse(item.text("da"));
    return new DueNotice(
        new EndpointKey(
            new TenantId(partition.substring(0, separator)), partition.substring(separator + 1)),
        item.text("sk"),
        place.round(),
        place.due());
  }

  private static Map<String, AttributeValue> key(Notice notice) {
    return key(notice.endpointKey(), notice.event().id());
  }

  private static Map<String, AttributeValue> key(EndpointKey endpoint, String sort) {
    return Map.of(
        "pk", Item.text(endpoint.tenant() + "#" + endpoint.name()), "sk", Item.text(sort));
  }
}
