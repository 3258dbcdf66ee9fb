package dev.rollcall.aws.dynamo;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.line.Suppression;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a line is kept. */
final class LineItem {
  private LineItem() {}

  static Map<String, AttributeValue> write(Line line) {
    Item item =
        new Item()
            .all(Keys.line(line.tenant(), line.address()))
            .number("v", line.version())
            // Also when empty: an update of the starts needs a map to reach into.
            .map("st", starts(line.starts()));
    line.live()
        .ifPresent(
            mark ->
                item.map(
                    "m",
                    new Item()
                        .text("a", mark.attemptId())
                        .text("n", mark.nonce())
                        .time("s", mark.markedAt())
                        .time("u", mark.until())
                        .build()));
    if (!line.suppressions().isEmpty()) {
      item.map("su", suppressions(line.suppressions()))
          .text("sp", line.tenant().value())
          .text("ss", line.address().value());
    }
    return item.build();
  }

  static Line read(Attributes item) {
    Map<String, Suppression> suppressions = new HashMap<>();
    item.map("su").forEach((slot, entry) -> suppressions.put(slot, suppression(entry)));
    Map<String, Instant> starts = new HashMap<>();
    item.map("st").forEach((attempt, start) -> starts.put(attempt, Attributes.time(start)));
    return new Line(
        Keys.tenantOf(item),
        Keys.addressOf(item),
        suppressions,
        item.maybeNested("m")
            .map(
                mark ->
                    new LineMark(mark.text("a"), mark.text("n"), mark.time("s"), mark.time("u"))),
        starts,
        item.number("v"));
  }

  private static Map<String, AttributeValue> starts(Map<String, Instant> starts) {
    Map<String, AttributeValue> written = new HashMap<>();
    starts.forEach((attempt, start) -> written.put(attempt, Item.time(start)));
    return written;
  }

  private static Map<String, AttributeValue> suppressions(Map<String, Suppression> entries) {
    Map<String, AttributeValue> written = new HashMap<>();
    entries.forEach(
        (slot, entry) ->
            written.put(
                slot,
                new Item()
                    .text("k", entry.kind().word())
                    .text("c", entry.channel().map(Channel::word))
                    .time("t", entry.at())
                    .text("s", entry.source())
                    .asMap()));
    return written;
  }

  private static Suppression suppression(AttributeValue value) {
    Attributes entry = new Attributes(value.m());
    return new Suppression(
        Suppression.Kind.valueOf(entry.text("k").toUpperCase(Locale.ROOT)),
        entry.maybeText("c").map(Channel::of),
        entry.time("t"),
        entry.text("s"));
  }
}
