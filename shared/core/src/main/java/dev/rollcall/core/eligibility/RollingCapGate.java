package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.rule.Limit;
import dev.rollcall.core.tenant.RollingCap;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Holds back whose number had, over all campaigns, every attempt that policy and packs allow in
 * some stretch. The start of the very attempt that is to begin is no other: its worker fell silent
 * before anybody was called, and taking it over replaces it.
 */
record RollingCapGate() implements Gate {
  @Override
  public String word() {
    return "rolling_cap";
  }

  @Override
  public Eligibility check(Situation situation, Instant now) {
    List<Instant> starts = starts(situation);
    Instant free = now;
    for (Limit<RollingCap> limit : situation.rollingCaps()) {
      RollingCap cap = limit.value();
      if (starts.size() >= cap.attemptsMax()) {
        Instant oldestThatCounts = starts.get(starts.size() - cap.attemptsMax());
        Instant over = oldestThatCounts.plus(cap.period());
        free = over.isAfter(free) ? over : free;
      }
    }
    return free.isAfter(now) ? new NotBefore(free, Reason.ROLLING_CAP) : Eligibility.ELIGIBLE;
  }

  @Override
  public Map<String, Object> facts(Situation situation, Instant now) {
    List<Instant> starts = starts(situation);
    return new Facts()
        .with("caps", situation.rollingCaps().stream().map(cap -> facts(cap, starts, now)).toList())
        .map();
  }

  private static Map<String, Object> facts(
      Limit<RollingCap> limit, List<Instant> starts, Instant now) {
    RollingCap cap = limit.value();
    Instant from = now.minus(cap.period());
    return new Facts()
        .with("attempts", starts.stream().filter(start -> start.isAfter(from)).count())
        .with("cap", cap.attemptsMax())
        .with("seconds", cap.period().toSeconds())
        .with("by", limit.origin().word())
        .with("source", limit.origin().source())
        .map();
  }

  private static List<Instant> starts(Situation situation) {
    String next = situation.recipient().nextAttempt().toString();
    return situation.line().starts().entrySet().stream()
        .filter(start -> !start.getKey().equals(next))
        .map(Map.Entry::getValue)
        .sorted()
        .toList();
  }
}
