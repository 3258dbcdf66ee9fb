package dev.rollcall.core.simulation;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.tick.Planner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is due at one instant, as the planner finds them: open calendars in the order in which they
 * close, each read up to the capacity that is free.
 *
 * @see Planner
 */
final class Due {
  private static final Duration LOOK_AT_LEAST = Duration.ofMinutes(10);
  private static final int SECONDS_OF_A_TICK = 60;

  private final Timetable timetable;
  private final Lineup lineup;
  private final Pace pace;
  private final Meter meter;
  private final Instant now;
  private final Map<Channel, List<Party>> found = new EnumMap<>(Channel.class);
  private final Map<Channel, Integer> named = new EnumMap<>(Channel.class);
  private int total;
  private Instant nextLook;

  Due(Timetable timetable, Lineup lineup, Pace pace, Meter meter, Instant now) {
    this.timetable = timetable;
    this.lineup = lineup;
    this.pace = pace;
    this.meter = meter;
    this.now = now;
    this.nextLook = timetable.nextOpening(now);
  }

  /**
   * Takes them from the line-up.
   *
   * @param most on all channels together
   * @param paced whether each channel's pace for a minute bounds it too
   */
  Map<Channel, List<Party>> upTo(int most, boolean paced) {
    List<Timetable.Open> open = timetable.open(now);
    if (!open.isEmpty()) {
      lookBefore(now.plus(LOOK_AT_LEAST));
    }
    for (Timetable.Open calendar : open) {
      Channel channel = calendar.channel();
      int own = paced ? SECONDS_OF_A_TICK * pace.perSecond(channel) : Integer.MAX_VALUE;
      int free = Math.min(most - total, own - named.getOrDefault(channel, 0));
      Optional<Instant> head = lineup.head(calendar.calendarId());
      if (free <= 0) {
        lookBefore(now.plus(Minutes.ONE));
      } else if (head.isEmpty() || head.get().isAfter(now)) {
        meter.foundNobody();
        head.ifPresent(this::lookBefore);
      } else {
        take(calendar, free);
        lookBefore(now.plus(Minutes.ONE));
      }
    }
    return found;
  }

  private void take(Timetable.Open calendar, int free) {
    List<Party> taken = lineup.take(calendar.calendarId(), now, free);
    int people = taken.stream().mapToInt(Party::count).sum();
    meter.found(people);
    total += people;
    named.merge(calendar.channel(), people, Integer::sum);
    found.computeIfAbsent(calendar.channel(), c -> new ArrayList<>()).addAll(taken);
  }

  /** When to look again, as far as is known now. */
  Instant nextLook() {
    return nextLook;
  }

  private void lookBefore(Instant at) {
    nextLook = at.isBefore(nextLook) ? at : nextLook;
  }
}
