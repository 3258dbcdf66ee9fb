package dev.rollcall.core.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** Who waits, by calendar: in each, as on the agenda, longest due and highest priority first. */
final class Lineup {
  private static final Comparator<Waiting> ORDER =
      Comparator.comparing(Waiting::due)
          .thenComparingInt(Waiting::priority)
          .thenComparingInt(waiting -> waiting.party().first());

  private final Map<String, PriorityQueue<Waiting>> byCalendar = new HashMap<>();

  private record Waiting(Instant due, int priority, Party party) {}

  void add(Party party) {
    Waiting waiting = new Waiting(party.due(), party.row().enrolment().priority(), party);
    byCalendar.computeIfAbsent(party.calendarId(), id -> new PriorityQueue<>(ORDER)).add(waiting);
  }

  void addAll(Collection<Party> parties) {
    parties.forEach(this::add);
  }

  /** When the first of a calendar is due. */
  Optional<Instant> head(String calendarId) {
    PriorityQueue<Waiting> queue = byCalendar.get(calendarId);
    return queue == null ? Optional.empty() : Optional.ofNullable(queue.peek()).map(Waiting::due);
  }

  /** Takes those of a calendar who are due, at most so many people. */
  List<Party> take(String calendarId, Instant now, int most) {
    PriorityQueue<Waiting> queue = byCalendar.getOrDefault(calendarId, new PriorityQueue<>(ORDER));
    List<Party> taken = new ArrayList<>();
    int free = most;
    while (free > 0 && !queue.isEmpty() && !queue.peek().due().isAfter(now)) {
      Party party = queue.remove().party();
      if (party.count() > free) {
        add(party.without(free));
        party = party.firstOf(free);
      }
      taken.add(party);
      free -= party.count();
    }
    return taken;
  }

  /** Everybody who still waits, in a fixed order. */
  List<Party> all() {
    return byCalendar.values().stream()
        .flatMap(Collection::stream)
        .map(Waiting::party)
        .sorted(Comparator.comparingInt(Party::first))
        .toList();
  }
}
