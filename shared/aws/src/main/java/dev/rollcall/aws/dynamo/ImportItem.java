package dev.rollcall.aws.dynamo;

import dev.rollcall.core.campaign.ChunkCounts;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.DayPart;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How the progress of an import is kept. */
final class ImportItem {
  private static final String PART = "@";
  private static final String CHANNEL = "!";

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
   * Its zones, and its part of the day and channel if it has them: {@code
   * Europe/Paris,Europe/Rome@morning!sms}.
   */
  static AttributeValue calendar(Calendar calendar) {
    return Item.text(
        String.join(",", calendar.zones())
            + calendar.part().map(part -> PART + part.word()).orElse("")
            + calendar.channel().map(channel -> CHANNEL + channel.word()).orElse(""));
  }

  private static Calendar calendar(String text) {
    String[] atChannel = text.split(CHANNEL, 2);
    String[] atPart = atChannel[0].split(PART, 2);
    return new Calendar(
        new TreeSet<>(Arrays.asList(atPart[0].split(",", -1))),
        Arrays.stream(atPart).skip(1).findFirst().map(DayPart::of),
        Arrays.stream(atChannel).skip(1).findFirst().map(Channel::of));
  }
}
