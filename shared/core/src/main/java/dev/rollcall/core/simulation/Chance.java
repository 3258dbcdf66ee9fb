package dev.rollcall.core.simulation;

import java.util.SplittableRandom;

/**
 * What is left to chance, drawn for each attempt by itself: whatever is tried sooner or later in
 * another scenario, the same person's same attempt ends the same way under the same seed.
 */
record Chance(long seed) {
  private static final long ODD = 0x9E3779B97F4A7C15L;

  SplittableRandom of(int contact, int ordinal) {
    return new SplittableRandom(seed + ODD * (((long) contact << 20) + ordinal));
  }
}
