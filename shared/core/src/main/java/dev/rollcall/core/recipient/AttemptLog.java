package dev.rollcall.core.recipient;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was tried for a recipient: totals for ever, attempts for as long as any calendar day that
 * they may count on.
 *
 * @param lastOrdinal of the newest attempt, placed or not; 0 before the first
 * @param counted attempts that count against the total cap
 * @param failedInARow counted attempts since anybody was reached
 * @param escalated whether too many failures were reported
 * @param recent oldest first
 */
public record AttemptLog(
    int lastOrdinal, int counted, int failedInARow, boolean escalated, List<Attempt> recent) {
  /** Nothing tried. */
  public static final AttemptLog EMPTY = new AttemptLog(0, 0, 0, false, List.of());

  /** The longest time for which an attempt can share a local date with now: +14 to −12, and DST. */
  static final Duration KEPT = Duration.ofHours(50);

  /** Copies what it is given. */
  public AttemptLog {
    recent = List.copyOf(recent);
  }

  /** The attempt that nobody has reported on yet. */
  public Optional<Attempt> live() {
    return recent.stream().filter(Attempt::isLive).findFirst();
  }

  /** An attempt by its number, if it is recent. */
  public Optional<Attempt> attempt(int ordinal) {
    return recent.stream().filter(attempt -> attempt.ordinal() == ordinal).findFirst();
  }

  /** The newest attempt that counts. */
  public Optional<Attempt> lastCounted() {
    return recent.reversed().stream().filter(Attempt::counts).findFirst();
  }

  /** The log with a new attempt, which counts until it is known not to. */
  AttemptLog started(Attempt attempt) {
    List<Attempt> kept = new ArrayList<>();
    Instant horizon = attempt.startedAt().minus(KEPT);
    for (Attempt old : recent) {
      // What uses up nothing is not kept: a carrier that is down must not let the row grow.
      if (old.isLive() || (old.counts() && old.startedAt().isAfter(horizon))) {
        kept.add(old);
      }
    }
    kept.add(attempt);
    return new AttemptLog(attempt.ordinal(), counted + 1, failedInARow, escalated, kept);
  }

  /** The log with what became of an attempt that had no outcome or a provisional one. */
  AttemptLog concluded(Attempt attempt, Outcome outcome) {
    boolean failedBefore = !attempt.isLive();
    boolean reached = outcome.disposition().isReached();
    boolean nothing = !outcome.disposition().countsAsAttempt();
    int failures = reached ? 0 : nothing || failedBefore ? failedInARow : failedInARow + 1;
    List<Attempt> next =
        recent.stream()
            .map(a -> a.ordinal() == attempt.ordinal() ? a.concluded(outcome) : a)
            .toList();
    return new AttemptLog(lastOrdinal, nothing ? counted - 1 : counted, failures, escalated, next);
  }

  /** The log once the carrier was asked about an attempt in vain. */
  AttemptLog asked(Attempt attempt, Instant at) {
    List<Attempt> next =
        recent.stream().map(a -> a.ordinal() == attempt.ordinal() ? a.asked(at) : a).toList();
    return new AttemptLog(lastOrdinal, counted, failedInARow, escalated, next);
  }

  /** The log once too many failures were reported. */
  AttemptLog asEscalated() {
    return new AttemptLog(lastOrdinal, counted, failedInARow, true, recent);
  }
}
