package dev.rollcall.core.simulation;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.PriorityQueue;

/** What is still to happen: ends of attempts, looks at people, refills and the next tick. */
final class Diary {
  private final boolean capped;
  private final Meter meter;
  private final PriorityQueue<Happening> ahead = new PriorityQueue<>(Happening.ORDER);
  private Instant lastTick = Instant.MIN;
  private Instant wake = Instant.MAX;
  private Instant filledAt = Instant.MIN;
  private long happenings;

  /**
   * @param capped whether slots come free, to be filled between two ticks
   * @param meter hears of every refill
   */
  Diary(boolean capped, Meter meter) {
    this.capped = capped;
    this.meter = meter;
  }

  boolean isEmpty() {
    return ahead.isEmpty();
  }

  Happening next() {
    return ahead.remove();
  }

  void end(Instant at, Party party, Attempt attempt, Outcome outcome) {
    ahead.add(new Happening.End(at, happenings++, party, attempt, outcome));
  }

  void look(Instant at, Channel channel, List<Party> parties) {
    ahead.add(new Happening.Look(at, happenings++, channel, parties));
  }

  void fill(Instant at) {
    if (capped && !at.equals(filledAt)) {
      filledAt = at;
      meter.fill();
      ahead.add(new Happening.Fill(at, happenings++));
    }
  }

  /** The tick comes at whole minutes, and once in each. */
  void wake(Instant at, Instant now) {
    Instant minute = Minutes.notBefore(at.isAfter(now) ? at : now);
    Instant tick = minute.isAfter(lastTick) ? minute : lastTick.plus(Minutes.ONE);
    if (tick.isBefore(wake)) {
      wake = tick;
      ahead.add(new Happening.Tick(tick, happenings++));
    }
  }

  /** Whether this is the tick that is waited for, as it then is no more, and not one put off. */
  boolean awaits(Happening.Tick tick) {
    if (!tick.at().equals(wake)) {
      return false;
    }
    lastTick = tick.at();
    wake = Instant.MAX;
    return true;
  }
}
