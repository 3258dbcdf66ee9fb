package dev.rollcall.core.simulation;

import dev.rollcall.core.eligibility.Eligibility;
import dev.rollcall.core.eligibility.Eligibility.Eligible;
import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.eligibility.Eligibility.Waiting;
import dev.rollcall.core.eligibility.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** Who has not ended when a simulation does. */
final class Leftover {
  private Leftover() {}

  /**
   * What holds them back, and how many each.
   *
   * @param waiting those whom nobody is talking to
   * @param left all of them
   * @param next when each of a party may be reached
   */
  static Map<Reason, Long> reasons(
      Iterable<Party> waiting, long left, Function<Party, Eligibility> next) {
    Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
    for (Party party : waiting) {
      Reason reason =
          switch (next.apply(party)) {
            case NotBefore later -> later.reason();
            case Waiting somebody -> somebody.reason();
            case Never never -> never.reason();
            case Eligible _ -> Reason.IN_PROGRESS;
          };
      reasons.merge(reason, (long) party.count(), Long::sum);
    }
    long gone = left - reasons.values().stream().mapToLong(Long::longValue).sum();
    if (gone > 0) {
      reasons.merge(Reason.IN_PROGRESS, gone, Long::sum);
    }
    return reasons;
  }
}
