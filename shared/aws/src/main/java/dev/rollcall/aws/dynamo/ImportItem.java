package dev.rollcall.aws.dynamo;

import dev.rollcall.core.campaign.ChunkCounts;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.DayPart;
import dev.rollcall.core.time.Territory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How the progress of an import is kept. */
final class ImportItem {
  private static final String PART = "@";
  private static final String CHANNEL = "!";
  private static final String TERRITORY = "^";
  private static final String ELSEWHERE = "&";

  private ImportItem() {}

  static Import read(Attributes item) {
    Map<Integer, ChunkCounts> chunks = new HashMap<>();
    item.map("c").forEach((chunk, counts) -> chunks.put(Integer.parseInt(chunk), counts(counts)));
    Map<String, Calendar> calendars = new HashMap<>();
    item.map("k").forEach((id, calendar) -> calendars.put(id, calendar(calendar.s())));
    return new Import(Keys.campaignOf(item), item.integer("x"), chunks, calendars, item.time("t"));
  }

  /** Enrolled, created, updated, unchanged: {@code 500/480/15/5}. */
  static AttributeValue counts(ChunkCounts counts) {
    return Item.text(
        "%d/%d/%d/%d"
            .formatted(counts.enrolled(), counts.created(), counts.updated(), counts.unchanged()));
  }

  private static ChunkCounts counts(AttributeValue value) {
    String[] parts = value.s().split("/", -1);
    return new ChunkCounts(
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]));
  }

  /**
   * Its zones, and what else it has: where its number belongs, the zones there if they are others,
   * its part of the day and its channel: {@code
   * Europe/Paris,Europe/Rome^US&America/New_York@morning!sms}.
   */
  static AttributeValue calendar(Calendar calendar) {
    return Item.text(
        String.join(",", calendar.zones())
            + calendar.territory().map(ImportItem::written).orElse("")
            + calendar.part().map(part -> PART + part.word()).orElse("")
            + calendar.channel().map(channel -> CHANNEL + channel.word()).orElse(""));
  }

  private static String written(Territory territory) {
    return TERRITORY
        + territory.code()
        + (territory.elsewhere().isEmpty()
            ? ""
            : ELSEWHERE + String.join(",", territory.elsewhere()));
  }

  private static Calendar calendar(String text) {
    String[] atChannel = text.split(CHANNEL, 2);
    String[] atPart = atChannel[0].split(PART, 2);
    String[] atTerritory = atPart[0].split(Pattern.quote(TERRITORY), 2);
    return new Calendar(
        zones(atTerritory[0]),
        second(atPart).map(DayPart::of),
        second(atChannel).map(Channel::of),
        second(atTerritory).map(ImportItem::territory));
  }

  private static Territory territory(String text) {
    String[] parts = text.split(ELSEWHERE, 2);
    return new Territory(parts[0], second(parts).map(ImportItem::zones).orElseGet(TreeSet::new));
  }

  private static NavigableSet<String> zones(String text) {
    return new TreeSet<>(Arrays.asList(text.split(",", -1)));
  }

  private static Optional<String> second(String[] parts) {
    return Arrays.stream(parts).skip(1).findFirst();
  }
}
