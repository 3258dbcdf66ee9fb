package dev.rollcall.core.campaign;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many attempts in a row were rejected, as far as some changes tell.
 *
 * @param broken whether an attempt among them ended otherwise
 * @param inRow how many were rejected since, or in all of them
 */
public record Refusals(boolean broken, long inRow) {
  private static final String REJECTED = Tally.ATTEMPTS_AS + "rejected";

  /** What says nothing of what the carrier thinks. */
  private static final Set<String> SILENT =
      Set.of(Tally.ATTEMPTS_AS + "not_placed", Tally.ATTEMPTS_AS + "unknown");

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
        && !SILENT.contains(figure.getKey());
  }

  /** The run after these changes. */
  public long after(long before) {
    return broken ? inRow : before + inRow;
  }
}
