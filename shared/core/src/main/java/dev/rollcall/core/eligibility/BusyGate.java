package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.LineMark;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Never has two attempts to one number live, whichever campaigns they belong to; what another
 * worker has only just begun for this recipient is left to it until it may be taken over.
 */
record BusyGate() implements Gate {
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

  @Override
  public String word() {
    return "busy";
  }

  @Override
  public Eligibility check(Situation situation, Instant now) {
    String next = situation.recipient().nextAttempt().toString();
    return situation
        .line()
        .heldAgainst(next, now)
        .<Eligibility>map(
            mark -> mark.attemptId().equals(next) ? begun(mark) : elsewhere(mark, now))
        .orElse(Eligibility.ELIGIBLE);
  }

  @Override
  public Map<String, Object> facts(Situation situation, Instant now) {
    Optional<LineMark> mark = situation.line().live().filter(live -> live.until().isAfter(now));
    return new Facts()
        .with("attempt", mark.map(LineMark::attemptId))
        .with("since", mark.map(LineMark::markedAt))
        .with("until", mark.map(LineMark::until))
        .map();
  }

  private static NotBefore begun(LineMark mark) {
    return new NotBefore(mark.markedAt().plus(Line.TAKEOVER_AFTER), Reason.IN_PROGRESS);
  }

  private static NotBefore elsewhere(LineMark mark, Instant now) {
    Instant soon = now.plus(LOOK_AGAIN);
    Instant at = mark.until().isBefore(soon) ? mark.until() : soon;
    return new NotBefore(at, Reason.BUSY_ELSEWHERE);
  }
}
