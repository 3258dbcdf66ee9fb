package dev.rollcall.aws.dynamo;

import dev.rollcall.core.recipient.AgendaKey;
import dev.rollcall.core.recipient.AgendaPlace;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Recipient;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The keys of the agenda: which partition a recipient stands in, and where. */
final class AgendaIndex {
  static final String NAME = "agenda";

  /** All unfinished recipients sort before it, all finished ones at or after it. */
  static final String DONE = "done";

  private static final int MINUTE_CHARS = 16;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:00Z");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private AgendaIndex() {}

  static String partition(AgendaKey key) {
    return key.campaign().tenant()
        + "#"
        + key.campaign().id()
        + "#"
        + key.calendarId()
        + "#"
        + key.shard();
  }

  static String partition(Recipient recipient) {
    AgendaPlace place = recipient.place();
    return partition(
        new AgendaKey(recipient.key().campaignKey(), place.calendarId(), place.shard()));
  }

  /** The place that a row's keys and its own instant tell of. */
  static AgendaPlace place(String partition, Instant lookAt) {
    String[] parts = partition.split("#", -1);
    return new AgendaPlace(parts[2], Integer.parseInt(parts[3]), lookAt);
  }

  static String position(Recipient recipient) {
    return recipient
        .end()
        .filter(end -> recipient.isFinished())
        .map(End::disposition)
        .map(AgendaIndex::finished)
        .orElseGet(() -> minute(recipient.place().due()) + "#" + recipient.enrolment().priority());
  }

  static String finished(Disposition disposition) {
    return DONE + "#" + disposition.word();
  }

  /** Behind everything that is due in this minute. */
  static String endOf(Instant minute) {
    return minute(minute) + "~";
  }

  /** The minute of a position; the epoch for a finished one. */
  static Instant due(String position) {
    return position.startsWith(DONE)
        ? Instant.EPOCH
        : LocalDateTime.parse(position.substring(0, MINUTE_CHARS)).toInstant(ZoneOffset.UTC);
  }

  private static String minute(Instant instant) {
    return MINUTE.format(instant.isAfter(LATEST) ? LATEST : instant);
  }
}
