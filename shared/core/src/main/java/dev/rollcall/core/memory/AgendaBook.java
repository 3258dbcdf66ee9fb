package dev.rollcall.core.memory;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.recipient.AgendaEntry;
import dev.rollcall.core.recipient.AgendaKey;
import dev.rollcall.core.recipient.AgendaSlice;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.store.Page;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The order of the agenda: unfinished recipients by when they are due, then finished ones. */
final class AgendaBook {
  /** Sorts before the word of every disposition. */
  private static final String UNFINISHED = "";

  private static final NavigableSet<Line> NONE = new TreeSet<>();

  private final Map<AgendaKey, NavigableSet<Line>> partitions = new HashMap<>();

  private record Line(String state, Instant due, int priority, String address)
      implements Comparable<Line> {
    private static final Comparator<Line> ORDER =
        Comparator.comparing(Line::state)
            .thenComparing(Line::due)
            .thenComparingInt(Line::priority)
            .thenComparing(Line::address);

    static Line of(Recipient recipient) {
      String address = recipient.key().address().value();
      return recipient
          .end()
          .filter(end -> recipient.isFinished())
          .map(End::disposition)
          .map(disposition -> new Line(disposition.word(), Instant.EPOCH, 0, address))
          .orElseGet(
              () ->
                  new Line(
                      UNFINISHED,
                      recipient.place().due(),
                      recipient.enrolment().priority(),
                      address));
    }

    /** The line that a page ended with, read back from the text that {@link #text} wrote. */
    static Line of(String text) {
      String[] parts = text.split(" ", 4);
      return new Line(parts[0], Instant.parse(parts[1]), Integer.parseInt(parts[2]), parts[3]);
    }

    String text() {
      return state + " " + due + " " + priority + " " + address;
    }

    boolean isIn(AgendaSlice slice) {
      return switch (slice) {
        case AgendaSlice.Everybody _ -> true;
        case AgendaSlice.Pending _ -> state.equals(UNFINISHED);
        case AgendaSlice.Finished _ -> !state.equals(UNFINISHED);
        case AgendaSlice.FinishedAs(var disposition) -> state.equals(disposition.word());
      };
    }

    AgendaEntry entry() {
      return new AgendaEntry(new Address(address), due);
    }

    @Override
    public int compareTo(Line other) {
      return ORDER.compare(this, other);
    }
  }

  void replace(Optional<Recipient> before, Recipient after) {
    before.ifPresent(recipient -> partition(recipient).remove(Line.of(recipient)));
    partition(after).add(Line.of(after));
  }

  Stream<AgendaEntry> unfinished(AgendaKey key) {
    return lines(key, new AgendaSlice.Pending(), Optional.empty()).map(Line::entry);
  }

  Page<AgendaEntry> page(AgendaKey key, AgendaSlice slice, Optional<String> after, int limit) {
    List<Line> found = lines(key, slice, after).limit(limit + 1L).toList();
    return new Page<>(
        found.stream().limit(limit).map(Line::entry).toList(),
        found.size() > limit ? Optional.of(found.get(limit - 1).text()) : Optional.empty());
  }

  private Stream<Line> lines(AgendaKey key, AgendaSlice slice, Optional<String> after) {
    NavigableSet<Line> partition = partitions.getOrDefault(key, NONE);
    return after.map(text -> partition.tailSet(Line.of(text), false)).orElse(partition).stream()
        .dropWhile(line -> !line.isIn(slice))
        .takeWhile(line -> line.isIn(slice));
  }

  private NavigableSet<Line> partition(Recipient recipient) {
    AgendaKey key =
        new AgendaKey(
            recipient.key().campaignKey(),
            recipient.place().calendarId(),
            recipient.place().shard());
    return partitions.computeIfAbsent(key, _ -> new TreeSet<>());
  }
}
