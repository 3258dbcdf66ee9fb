package dev.rollcall.local.zones;

import dev.rollcall.core.time.Zones;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What another release changes for the future: the next ten years.
 *
 * @param now after which clocks are compared
 */
record ZoneChanges(Zones was, Zones is, Instant now) {
  private static final int DAYS = 3653;

  /** Regions that are no more. */
  List<String> gone() {
    return new TreeSet<>(was.regions()).stream().filter(region -> !is.knows(region)).toList();
  }

  /** A line per change, with all regions that share it. */
  List<String> lines() {
    SortedMap<String, List<String>> byChange = new TreeMap<>();
    for (String region : new TreeSet<>(is.regions())) {
      change(region)
          .ifPresent(
              change -> byChange.computeIfAbsent(change, same -> new ArrayList<>()).add(region));
    }
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, List<String>> change : byChange.entrySet()) {
      lines.add(String.join(", ", change.getValue()) + ": " + change.getKey());
    }
    return lines;
  }

  private Optional<String> change(String region) {
    if (!was.knows(region)) {
      return Optional.of("new");
    }
    ZoneRules old = was.rules(region);
    ZoneRules young = is.rules(region);
    Instant end = now.plus(DAYS, ChronoUnit.DAYS);
    Optional<String> first = Optional.empty();
    int stretches = 0;
    for (Instant at = now; at.isBefore(end); ) {
      ZoneOffset before = old.getOffset(at);
      ZoneOffset after = young.getOffset(at);
      Instant next = sooner(old.nextTransition(at), young.nextTransition(at), end);
      if (!before.equals(after)) {
        stretches++;
        first =
            first.isPresent()
                ? first
                : Optional.of("from %s to %s %s, not %s".formatted(at, next, after, before));
      }
      at = next;
    }
    int more = stretches - 1;
    return first.map(text -> more == 0 ? text : text + ", and " + more + " times more");
  }

  private static Instant sooner(
      @Nullable ZoneOffsetTransition one, @Nullable ZoneOffsetTransition other, Instant end) {
    Instant soonest = end;
    if (one != null && one.getInstant().isBefore(soonest)) {
      soonest = one.getInstant();
    }
    if (other != null && other.getInstant().isBefore(soonest)) {
      soonest = other.getInstant();
    }
    return soonest;
  }
}
