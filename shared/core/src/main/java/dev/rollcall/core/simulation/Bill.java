package dev.rollcall.core.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What a simulated campaign would cost: an estimate by public list prices, without free tiers.
 *
 * @param region of the cloud whose prices these are
 * @param asOf the day on which they were looked up
 * @param lines each a count times a price
 */
public record Bill(String region, String asOf, List<Line> lines) {
  private static final int CENTS = 2;

  /**
   * One line.
   *
   * @param service who takes the money
   * @param what for
   * @param count how many
   * @param unit of what
   * @param usdEach in US dollars, 0 or more
   */
  public record Line(
      String service, String what, BigDecimal count, String unit, BigDecimal usdEach) {
    /** Count times price, in US dollars, not rounded. */
    public BigDecimal usd() {
      return count.multiply(usdEach);
    }
  }

  /** Copies what it is given. */
  public Bill {
    lines = List.copyOf(lines);
  }

  /** All of it, in US dollars, to the cent. */
  public BigDecimal total() {
    return sum(lines);
  }

  /** What one service takes, in US dollars, to the cent. */
  public BigDecimal total(String service) {
    return sum(lines.stream().filter(line -> line.service().equals(service)).toList());
  }

  private static BigDecimal sum(List<Line> some) {
    return some.stream()
        .map(Line::usd)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(CENTS, RoundingMode.HALF_UP);
  }
}
