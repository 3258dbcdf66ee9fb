package dev.rollcall.aws.dynamo;

import dev.rollcall.core.webhook.KeptNotice.As;
import dev.rollcall.core.webhook.Notice;
import java.time.Instant;

/**
 * The place of a notice in the list of all that its endpoint has not had. Read backwards, who waits
 * comes before who failed, and the news before what is older.
 *
 * @param at when the event happened, in fixed width
 */
record KeptPlace(As as, String at, String eventId) {
  private static final String SEPARATOR = "#";

  static KeptPlace of(As as, Notice notice) {
    Instant at = notice.event().at();
    return new KeptPlace(as, SortableTime.of(at), notice.event().id());
  }

  /**
   * Reads a place.
   *
   * @throws IllegalArgumentException if the text is none
   */
  static KeptPlace parse(String text) {
    String[] parts = text.split(SEPARATOR, 3);
    if (parts.length < 3) {
      throw new IllegalArgumentException("not a place among deliveries");
    }
    As as =
        As.of(parts[0]).orElseThrow(() -> new IllegalArgumentException("not a kind of delivery"));
    return new KeptPlace(as, parts[1], parts[2]);
  }

  /** What the places of one kind begin with. */
  static String prefix(As as) {
    return as.word() + SEPARATOR;
  }

  String text() {
    return prefix(as) + at + SEPARATOR + eventId;
  }
}
