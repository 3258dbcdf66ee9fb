package dev.rollcall.aws.dynamo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The place of a notice among all that are due: whole seconds, so that text sorts like time, and
 * after them the round.
 */
record DuePlace(Instant due, int round) {
  private static final String SEPARATOR = "#";

  DuePlace {
    Instant whole = due.truncatedTo(ChronoUnit.SECONDS);
    due = whole.equals(due) ? due : whole.plusSeconds(1);
  }

  static DuePlace parse(String text) {
    int separator = text.indexOf(SEPARATOR);
    return new DuePlace(
        Instant.parse(text.substring(0, separator)),
        Integer.parseInt(text.substring(separator + SEPARATOR.length())));
  }

  /** Where the first place would be that is not yet due. */
  static String after(Instant now) {
    return now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).toString();
  }

  String text() {
    return due + SEPARATOR + round;
  }
}
