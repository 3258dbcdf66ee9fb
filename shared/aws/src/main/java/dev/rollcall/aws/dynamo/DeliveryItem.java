package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.events.EventJson;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.webhook.DueNotice;
import dev.rollcall.core.webhook.EndpointKey;
import dev.rollcall.core.webhook.KeptNotice;
import dev.rollcall.core.webhook.Notice;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads a notice from its item, and says where it is kept. */
final class DeliveryItem {
  private DeliveryItem() {}

  /** Where a list of what an endpoint has not had goes on. */
  static Map<String, AttributeValue> position(EndpointKey endpoint, KeptPlace end) {
    return new Item()
        .all(key(endpoint, end.eventId()))
        .text("kp", partition(endpoint))
        .text("ks", end.text())
        .build();
  }

  /** What has not arrived; empty if the item is no notice. */
  static Optional<KeptNotice> kept(Attributes item) {
    return item.maybeText("e")
        .map(EventJson::parse)
        .map(
            event -> {
              EndpointKey endpoint = endpoint(item);
              Notice notice = new Notice(endpoint.tenant(), endpoint.name(), event, 0);
              return item.maybeText("da")
                  .map(DuePlace::parse)
                  .map(
                      place ->
                          new KeptNotice(
                              notice.inRound(place.round()),
                              new KeptNotice.Standing.Waiting(place.due())))
                  .orElseGet(
                      () ->
                          new KeptNotice(
                              notice,
                              new KeptNotice.Standing.Failed(item.text("f"), item.time("ft"))));
            });
  }

  static DueNotice dueNotice(Attributes item) {
    DuePlace place = DuePlace.parse(item.text("da"));
    return new DueNotice(endpoint(item), item.text("sk"), place.round(), place.due());
  }

  private static EndpointKey endpoint(Attributes item) {
    String partition = item.text("pk");
    int separator = partition.indexOf('#');
    return new EndpointKey(
        new TenantId(partition.substring(0, separator)), partition.substring(separator + 1));
  }

  static String partition(EndpointKey endpoint) {
    return endpoint.tenant() + "#" + endpoint.name();
  }

  static Map<String, AttributeValue> key(Notice notice) {
    return key(notice.endpointKey(), notice.event().id());
  }

  static Map<String, AttributeValue> key(EndpointKey endpoint, String sort) {
    return Map.of("pk", Item.text(partition(endpoint)), "sk", Item.text(sort));
  }
}
