package dev.rollcall.core.campaign;

import dev.rollcall.core.recipient.Disposition;
import java.util.List;
import java.util.Map;

/**
 * How many attempts in a row were rejected, as far as some changes tell.
 *
 * @param broken whether an attempt among them ended otherwise
 * @param inRow how many were rejected since, or in all of them
 */
public record Refusals(boolean broken, long inRow) {
  private static final String REJECTED = Tally.ATTEMPTS_AS + Disposition.REJECTED.word();

  /**
   * The run at the end of some changes, in their order. An attempt that was not placed, or of which
   * nobody knows, says nothing of what the carrier thinks.
   */
  public static Refusals of(List<Counts.Change> changes) {
    boolean broken = false;
    long inRow = 0;
    for (Counts.Change change : changes) {
      if (change.delta().figures().entrySet().stream().anyMatch(Refusals::breaks)) {
        broken = true;
        inRow = 0;
      }
      inRow += Math.max(0, change.delta().of(REJECTED));
    }
    return new Refusals(broken, inRow);
  }

  private static boolean breaks(Map.Entry<String, Long> figure) {
    return figure.getValue() > 0
        && figure.getKey().startsWith(Tally.ATTEMPTS_AS)
        && !figure.getKey().equals(REJECTED)
        && !figure.getKey().equals(Tally.ATTEMPTS_AS + Disposition.NOT_PLACED.word())
        && !figure.getKey().equals(Tally.ATTEMPTS_AS + Disposition.UNKNOWN.word());
  }

  /** The run after these changes. */
  public long after(long before) {
    return broken ? inRow : before + inRow;
  }
}
