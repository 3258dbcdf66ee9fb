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
 * The wall clock of a region: how far it is ahead of UTC, and when that changes next.
 *
 * <p>What the rules compute anew at every question is kept here for the years that matter, so that
 * an answer allocates nothing; other years are the rules' own answer.
 */
final class Wall {
  private static final long FROM = secondOf(2020);
  private static final long TO = secondOf(2060);

  private final ZoneRules rules;
  private final long[] changes;
  private final int[] offsets;
  private final long knownUntil;

  /** The wall clock by these rules. */
  Wall(ZoneRules rules) {
    this.rules = rules;
    List<ZoneOffsetTransition> found = new ArrayList<>();
    ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochSecond(FROM));
    while (next != null && next.toEpochSecond() < TO) {
      found.add(next);
      next = rules.nextTransition(next.getInstant());
    }
    this.changes = found.stream().mapToLong(ZoneOffsetTransition::toEpochSecond).toArray();
    this.offsets = new int[changes.length + 1];
    offsets[0] = rules.getOffset(Instant.ofEpochSecond(FROM)).getTotalSeconds();
    for (int i = 0; i < changes.length; i++) {
      offsets[i + 1] = found.get(i).getOffsetAfter().getTotalSeconds();
    }
    this.knownUntil = next == null ? Long.MAX_VALUE : next.toEpochSecond();
  }

  private static long secondOf(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }

  /** Seconds that the clock is ahead of UTC at a second since the epoch. */
  int offset(long second) {
    return second < FROM || second >= knownUntil
        ? rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds()
        : offsets[changesUntil(second)];
  }

  /** The first second, after this one, at which the offset changes; the last long if never. */
  long nextChange(long second) {
    if (second < FROM || second >= knownUntil) {
      ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochSecond(second));
      return next == null ? Long.MAX_VALUE : next.toEpochSecond();
    }
    int passed = changesUntil(second);
    return passed < changes.length ? changes[passed] : knownUntil;
  }

  private int changesUntil(long second) {
    int found = Arrays.binarySearch(changes, second);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
