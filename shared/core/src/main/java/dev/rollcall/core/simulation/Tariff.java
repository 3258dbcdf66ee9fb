package dev.rollcall.core.simulation;

import java.math.BigDecimal;

/**
 * What a carrier takes, in US dollars.
 *
 * @param perMinute of talk, each call rounded up to whole minutes
 * @param perAttempt of any kind
 * @param perMessage that was not a call
 */
public record Tariff(BigDecimal perMinute, BigDecimal perAttempt, BigDecimal perMessage) {
  /** What is assumed while nobody says what the carrier takes. */
  public static final Tariff NOTHING =
      new Tariff(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /**
   * Refuses a carrier that pays.
   *
   * @throws IllegalArgumentException if a price is below zero
   */
  public Tariff {
    if (perMinute.signum() < 0 || perAttempt.signum() < 0 || perMessage.signum() < 0) {
      throw new IllegalArgumentException("prices are at least 0");
    }
  }
}
