package dev.rollcall.core.simulation;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * How long something takes.
 *
 * @param shape of the distribution
 * @param meanSeconds at least 0, at most a day
 * @param deviationSeconds standard deviation, at least 0, at most a day; only of {@link
 *     Shape#LOGNORMAL}
 */
public record Spread(Shape shape, double meanSeconds, double deviationSeconds) {
  /** The longest mean and deviation. */
  public static final int SECONDS_MAX = 24 * 60 * 60;

  /** What values are likely. */
  public enum Shape {
    /** Always the mean. */
    CONSTANT,
    /** Many short, few long; the deviation is the mean. */
    EXPONENTIAL,
    /** Around a bulk, with a long tail: what talk times mostly look like. */
    LOGNORMAL;

    /** The word for it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The shape of a word.
     *
     * @throws IllegalArgumentException if none is called so
     */
    public static Shape of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Refuses what is out of range.
   *
   * @throws IllegalArgumentException if it is
   */
  public Spread {
    if (!(meanSeconds >= 0 && meanSeconds <= SECONDS_MAX)
        || !(deviationSeconds >= 0 && deviationSeconds <= SECONDS_MAX)) {
      throw new IllegalArgumentException("seconds are 0 to a day");
    }
  }

  /** Always the same. */
  public static Spread constant(double seconds) {
    return new Spread(Shape.CONSTANT, seconds, 0);
  }

  /** One length in whole seconds. StrictMath, since the same seed is to say the same anywhere. */
  int seconds(RandomGenerator random) {
    return (int) Math.min(SECONDS_MAX, StrictMath.rint(draw(random)));
  }

  private double draw(RandomGenerator random) {
    if (meanSeconds == 0) {
      return 0;
    }
    return switch (shape) {
      case CONSTANT -> meanSeconds;
      case EXPONENTIAL -> -meanSeconds * StrictMath.log(1 - random.nextDouble());
      case LOGNORMAL -> lognormal(random);
    };
  }

  private double lognormal(RandomGenerator random) {
    double relative = deviationSeconds / meanSeconds;
    double variance = StrictMath.log(1 + relative * relative);
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    double normal = radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    return StrictMath.exp(
        StrictMath.log(meanSeconds) - variance / 2 + StrictMath.sqrt(variance) * normal);
  }
}
