package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.tenant.RollingCap;
import java.time.Instant;
import java.util.List;

/** Holds back whose number had, over all campaigns, every attempt allowed in some stretch. */
record RollingCapGate() implements Gate {
  @Override
  public Eligibility check(Situation situation, Instant now) {
    List<Instant> starts = situation.line().starts().values().stream().sorted().toList();
    Instant free = now;
    for (RollingCap cap : situation.policy().rollingCaps()) {
      if (starts.size() >= cap.attemptsMax()) {
        Instant oldestThatCounts = starts.get(starts.size() - cap.attemptsMax());
        Instant over = oldestThatCounts.plus(cap.period());
        free = over.isAfter(free) ? over : free;
      }
    }
    return free.isAfter(now) ? new NotBefore(free, Reason.ROLLING_CAP) : Eligibility.ELIGIBLE;
  }
}
