package dev.rollcall.aws.dynamo;

import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.DayPart;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How the progress of an import is kept. */
final class ImportItem {
  private static final String PART = "@";

  private ImportItem() {}

  static Import read(Attributes item) {
    Map<Integer, Integer> chunks = new HashMap<>();
    item.map("c")
        .forEach(
            (chunk, count) -> chunks.put(Integer.parseInt(chunk), Integer.parseInt(count.n())));
    Map<String, Calendar> calendars = new HashMap<>();
    item.map("k").forEach((id, calendar) -> calendars.put(id, calendar(calendar.s())));
    return new Import(Keys.campaignOf(item), item.integer("x"), chunks, calendars, item.time("t"));
  }

  /** Its zones, and its part of the day if it has one: {@code Europe/Paris,Europe/Rome@morning}. */
  static AttributeValue calendar(Calendar calendar) {
    String zones = String.join(",", calendar.zones());
    return Item.text(calendar.part().map(part -> zones + PART + part.word()).orElse(zones));
  }

  private static Calendar calendar(String text) {
    int at = text.indexOf(PART);
    String zones = at < 0 ? text : text.substring(0, at);
    return new Calendar(
        new TreeSet<>(Arrays.asList(zones.split(",", -1))),
        at < 0 ? Optional.empty() : Optional.of(DayPart.of(text.substring(at + 1))));
  }
}
