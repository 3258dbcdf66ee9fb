package dev.rollcall.aws.dynamo;

import dev.rollcall.core.request.Packed;
import dev.rollcall.core.request.Reply;
import dev.rollcall.core.request.Request;
import dev.rollcall.core.request.Ticket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a request is kept; {@code expires} is when the table drops it by itself. */
final class RequestItem {
  private RequestItem() {}

  static Map<String, AttributeValue> write(Request request) {
    Item item =
        new Item()
            .all(Keys.request(request.key()))
            .text("digest", request.digest())
            .text("seed", request.ticket().seed())
            .time("acceptedAt", request.ticket().acceptedAt())
            .text("holder", request.holder())
            .time("leaseUntil", request.leaseUntil())
            .time("expiresAt", request.expiresAt())
            .seconds("expires", Optional.of(request.expiresAt()))
            .number("v", request.version());
    request.reply().ifPresent(reply -> item.map("reply", write(reply)));
    return item.build();
  }

  static Request read(Attributes item) {
    return new Request(
        Keys.requestOf(item),
        item.text("digest"),
        new Ticket(item.text("seed"), item.time("acceptedAt")),
        item.text("holder"),
        item.time("leaseUntil"),
        item.maybeNested("reply").map(RequestItem::reply),
        item.time("expiresAt"),
        item.number("v"));
  }

  private static Map<String, AttributeValue> write(Reply reply) {
    Map<String, AttributeValue> headers = new HashMap<>();
    reply.headers().forEach((name, value) -> headers.put(name, Item.text(value)));
    return new Item()
        .number("status", reply.status())
        .map("headers", headers)
        .bytes("body", reply.body().bytes())
        .build();
  }

  private static Reply reply(Attributes item) {
    Map<String, String> headers = new HashMap<>();
    item.map("headers").forEach((name, value) -> headers.put(name, value.s()));
    return new Reply(
        item.integer("status"),
        headers,
        item.maybe("body").map(body -> Packed.ready(body.b().asByteArray())).orElseThrow());
  }
}
