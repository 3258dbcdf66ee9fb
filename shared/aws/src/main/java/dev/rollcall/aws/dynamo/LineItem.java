package dev.rollcall.aws.dynamo;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.HashMap;
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
            .time("ta", line.talkedAt())
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
      item.map("su", suppressions(line.suppressions())).all(index(line.tenant(), line.address()));
    }
    return item.build();
  }

  static Line read(Attributes item) {
    Map<String, Suppression> suppressions = new HashMap<>();
    item.map("su")
        .forEach(
            (slot, entry) ->
                suppressions.put(slot, SuppressionItem.read(new Attributes(entry.m()))));
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
        item.maybeTime("ta"),
        item.number("v"));
  }

  /** Where a page of the suppressed ended. */
  static Map<String, AttributeValue> position(TenantId tenant, Address address) {
    return new Item().all(Keys.line(tenant, address)).all(index(tenant, address)).build();
  }

  /** The keys of the index of the suppressed; a line without suppressions has none. */
  private static Map<String, AttributeValue> index(TenantId tenant, Address address) {
    return Map.of("sp", Item.text(tenant.value()), "ss", Item.text(address.value()));
  }

  private static Map<String, AttributeValue> starts(Map<String, Instant> starts) {
    Map<String, AttributeValue> written = new HashMap<>();
    starts.forEach((attempt, start) -> written.put(attempt, Item.time(start)));
    return written;
  }

  private static Map<String, AttributeValue> suppressions(Map<String, Suppression> entries) {
    Map<String, AttributeValue> written = new HashMap<>();
    entries.forEach((slot, entry) -> written.put(slot, SuppressionItem.write(entry)));
    return written;
  }
}
