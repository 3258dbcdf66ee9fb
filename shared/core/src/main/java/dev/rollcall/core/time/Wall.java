package dev.rollcall.core.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The wall clock of a region: how far it is ahead of UTC, and when that changes next. Safe for
 * several threads.
 *
 * <p>What the rules compute anew at every question is kept here for the years that matter, so that
 * an answer allocates nothing; other years are the rules' own answer. Most questions are about the
 * same half of a year as the one before.
 */
final class Wall {
  private static final long FROM = secondOf(2020);
  private static final long TO = secondOf(2060);

  private final ZoneRules rules;
  private final Stretch[] known;
  private final long[] starts;
  private Stretch last;

  /**
   * Seconds during which the clock does not change.
   *
   * @param from the first
   * @param to the first after them; the last long if it never changes again
   * @param offset seconds that the clock is ahead of UTC
   */
  record Stretch(long from, long to, int offset) {
    boolean holds(long second) {
      return second >= from && second < to;
    }
  }

  /** The wall clock by these rules. */
  Wall(ZoneRules rules) {
    this.rules = rules;
    List<Stretch> found = new ArrayList<>();
    for (long from = FROM; from < TO; from = found.getLast().to) {
      found.add(byRules(from));
    }
    this.known = found.toArray(Stretch[]::new);
    this.starts = found.stream().mapToLong(Stretch::from).toArray();
    this.last = known[0];
  }

  private static long secondOf(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }

  /** The stretch that a second since the epoch is in; from that second on, if no other is known. */
  Stretch at(long second) {
    // Another thread may put another stretch there, which is as good: they never change.
    Stretch before = last;
    if (before.holds(second)) {
      return before;
    }
    if (second < FROM || second >= known[known.length - 1].to) {
      return byRules(second);
    }
    int place = Arrays.binarySearch(starts, second);
    Stretch found = known[place >= 0 ? place : -place - 2];
    last = found;
    return found;
  }

  private Stretch byRules(long second) {
    Instant at = Instant.ofEpochSecond(second);
    ZoneOffsetTransition next = rules.nextTransition(at);
    return new Stretch(
        second,
        next == null ? Long.MAX_VALUE : next.toEpochSecond(),
        rules.getOffset(at).getTotalSeconds());
  }
}
