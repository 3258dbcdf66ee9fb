package dev.rollcall.core.publish;

import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.AttemptLog;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Recipient;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a recipient adds to its campaign's figures. A change adds the difference of its two rows, so
 * the folded figures always equal the sum over all rows.
 */
final class Figures {
  private Figures() {}

  static Tally of(RecipientChange change) {
    Set<Integer> known =
        change.after().log().recent().stream()
            .map(Attempt::ordinal)
            .collect(Collectors.toUnmodifiableSet());
    Tally before = change.before().map(r -> of(r, known)).orElse(Tally.NONE);
    return of(change.after(), known).minus(before);
  }

  /** Attempts that a newer row has forgotten were counted while they were known. */
  private static Tally of(Recipient recipient, Set<Integer> ordinals) {
    Map<String, Long> figures = new HashMap<>();
    AttemptLog log = recipient.log();
    for (Attempt attempt : log.recent()) {
      if (ordinals.contains(attempt.ordinal())) {
        add(figures, attempt);
      }
    }
    Optional<Disposition> end =
        recipient.end().filter(e -> recipient.isFinished()).map(End::disposition);
    end.ifPresent(
        disposition -> {
          figures.merge(Tally.ENDED, 1L, Long::sum);
          figures.merge(Tally.ENDED_AS + disposition.word(), 1L, Long::sum);
          figures.merge(Tally.REACHED, disposition.isReached() ? 1L : 0L, Long::sum);
        });
    return new Tally(figures);
  }

  private static void add(Map<String, Long> figures, Attempt attempt) {
    figures.merge(Tally.STARTED, attempt.counts() ? 1L : 0L, Long::sum);
    attempt
        .outcome()
        .ifPresent(
            outcome ->
                figures.merge(Tally.ATTEMPTS_AS + outcome.disposition().word(), 1L, Long::sum));
  }
}
