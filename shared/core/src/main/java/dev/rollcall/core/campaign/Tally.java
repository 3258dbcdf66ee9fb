package dev.rollcall.core.campaign;

import java.util.Map;
import java.util.TreeMap;

/**
 * Figures by name; absent is zero.
 *
 * @param figures never holds a zero
 */
public record Tally(Map<String, Long> figures) {
  /** Nothing counted. */
  public static final Tally NONE = new Tally(Map.of());

  /** Attempts that were begun and count. */
  public static final String STARTED = "started";

  /** Recipients that ended. */
  public static final String ENDED = "ended";

  /** Recipients that ended reached. */
  public static final String REACHED = "reached";

  /**
   * Attempts that were rejected in a row, up to the newest. It is no sum: {@link Counts#fold} sets
   * it. Changes that come by different shards are taken in the order of their folding.
   */
  public static final String REFUSED_IN_ROW = "refused_in_row";

  /** Prefix of recipients ended, by disposition. */
  public static final String ENDED_AS = "ended.";

  /** Prefix of attempts concluded, by disposition. */
  public static final String ATTEMPTS_AS = "attempts.";

  /** Copies what it is given, without zeros. */
  public Tally {
    Map<String, Long> kept = new TreeMap<>(figures);
    kept.values().removeIf(figure -> figure == 0);
    figures = java.util.Collections.unmodifiableMap(kept);
  }

  /** One figure. */
  public long of(String name) {
    return figures.getOrDefault(name, 0L);
  }

  /** Both together. */
  public Tally plus(Tally other) {
    Map<String, Long> sum = new TreeMap<>(figures);
    other.figures.forEach((name, figure) -> sum.merge(name, figure, Long::sum));
    return new Tally(sum);
  }

  /** The same with one figure set. */
  public Tally with(String name, long figure) {
    Map<String, Long> changed = new TreeMap<>(figures);
    changed.put(name, figure);
    return new Tally(changed);
  }

  /** What this has more than another; negative where less. */
  public Tally minus(Tally other) {
    Map<String, Long> difference = new TreeMap<>(figures);
    other.figures.forEach((name, figure) -> difference.merge(name, -figure, Long::sum));
    return new Tally(difference);
  }

  /** Whether nothing is counted. */
  public boolean isEmpty() {
    return figures.isEmpty();
  }
}
