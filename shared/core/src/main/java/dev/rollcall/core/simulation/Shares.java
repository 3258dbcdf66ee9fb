package dev.rollcall.core.simulation;

import dev.rollcall.core.recipient.Disposition;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How attempts end, as shares of all attempts.
 *
 * @param of from 0 to 1 by disposition, no more than 1 together; only what a carrier may report
 * @param rest how the remaining attempts end
 */
public record Shares(Map<Disposition, Double> of, Disposition rest) {
  /** Shares that are written with decimals add up to one only nearly. */
  private static final double NEARLY = 1e-9;

  /**
   * Copies what it is given.
   *
   * @throws IllegalArgumentException if a share is out of range, or all together exceed one
   */
  public Shares {
    Map<Disposition, Double> copy = new EnumMap<>(Disposition.class);
    double sum = 0;
    for (var share : of.entrySet()) {
      double part = share.getValue();
      if (!(part >= 0 && part <= 1) || !share.getKey().isReportable()) {
        throw new IllegalArgumentException("no share: " + share);
      }
      copy.put(share.getKey(), part);
      sum += part;
    }
    if (sum > 1 + NEARLY || !rest.isReportable()) {
      throw new IllegalArgumentException("shares are at most 1 together, not " + sum);
    }
    of = Collections.unmodifiableMap(copy);
  }

  /**
   * How one attempt ends.
   *
   * @param drawn evenly from 0 to 1
   */
  Disposition at(double drawn) {
    double upTo = 0;
    for (var share : of.entrySet()) {
      upTo += share.getValue();
      if (drawn < upTo) {
        return share.getKey();
      }
    }
    return rest;
  }
}
