package dev.rollcall.local.zones;

import dev.rollcall.core.zone.Tzif;
import dev.rollcall.core.zone.Tzif.Change;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * Leaves out of a clock what nobody asks for: what was before 1970, for which the database promises
 * nothing, and changes that its footer says again. Hence files make the same pack whether they were
 * compiled "fat" or "slim", and with or without the older history.
 */
final class SlimClock {
  private static final Instant BEGIN = Instant.EPOCH;

  private SlimClock() {}

  static Tzif of(Tzif clock) {
    ZoneRules rules = clock.rules();
    List<ZoneOffsetTransition> changes =
        rules.getTransitions().stream()
            .filter(change -> change.getInstant().isAfter(BEGIN))
            .toList();
    int count = changes.size();
    while (count > 1
        && clock
            .foretold(changes.get(count - 2).getInstant())
            .filter(changes.get(count - 1)::equals)
            .isPresent()) {
      count--;
    }
    return new Tzif(
        rules.getOffset(BEGIN),
        changes.stream()
            .limit(count)
            .map(change -> new Change(change.toEpochSecond(), change.getOffsetAfter()))
            .toList(),
        clock.footer());
  }
}
