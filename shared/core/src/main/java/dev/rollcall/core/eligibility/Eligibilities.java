package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.Eligible;
import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.eligibility.Eligibility.Waiting;
import dev.rollcall.core.time.Openings;
import dev.rollcall.core.time.Zones;
import java.time.Instant;
import java.util.List;

/** The gates in their order; the first that says no is the explanation. */
public final class Eligibilities {
  /** More gates in turn than there are; one step more or fewer changes no answer. */
  private static final int STEPS_MAX = 64;

  private final List<Gate> gates;

  /** The gates, by these zone rules. */
  public Eligibilities(Zones zones) {
    this.gates =
        List.of(
            new FinishedGate(),
            new SuppressedGate(),
            new CampaignGate(),
            new DatesGate(zones),
            new TotalCapGate(),
            new DayCapGate(zones),
            new RollingCapGate(),
            new ConversationGate(),
            new BusyGate(),
            new RetryGapGate(),
            new WindowGate(zones, new Openings(zones)));
  }

  /** May this recipient be reached at this instant? */
  public Eligibility at(Situation situation, Instant now) {
    for (Gate gate : gates) {
      switch (gate.check(situation, now)) {
        case Eligible yes -> {}
        case NotBefore later -> {
          return later;
        }
        case Waiting waiting -> {
          return waiting;
        }
        case Never never -> {
          return never;
        }
      }
    }
    return Eligibility.ELIGIBLE;
  }

  /** The same with its reasons: what every gate says, and when the recipient may be reached. */
  public Explanation explain(Situation situation, Instant now) {
    return new Explanation(
        now,
        gates.stream()
            .map(
                gate ->
                    new Verdict(
                        gate.word(), gate.check(situation, now), gate.facts(situation, now)))
            .toList(),
        at(situation, now),
        next(situation, now));
  }

  /**
   * The first instant from now on at which every gate would be open if nothing else happened; or
   * the refusal that no waiting cures. A row filed under that instant is looked at once. Whoever
   * talks to the number elsewhere is taken to be done by the next look: most are, long before their
   * lease ends.
   */
  public Eligibility next(Situation situation, Instant now) {
    Situation seen = situation;
    Instant at = now;
    Eligibility answer = at(situation, at);
    Reason first = answer instanceof NotBefore later ? later.reason() : Reason.OUTSIDE_WINDOW;
    for (int step = 0;
        step < STEPS_MAX && answer instanceof NotBefore later && later.at().isAfter(at);
        step++) {
      at = later.at();
      seen = later.reason() == Reason.BUSY_ELSEWHERE ? seen.withIdleLine() : seen;
      answer = at(seen, at);
    }
    return switch (answer) {
      case Eligible yes -> at.equals(now) ? yes : new NotBefore(at, first);
      case NotBefore later -> later;
      case Waiting waiting -> waiting;
      case Never never -> never;
    };
  }
}
