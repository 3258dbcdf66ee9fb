package dev.rollcall.core.chaos;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What may befall one call of a port. */
enum Fault {
  /** Nothing is done, and the caller is told so. */
  FAILS_BEFORE,
  /** It is done, and the caller is told that it failed. */
  FAILS_AFTER,
  /** The store turns the caller away: too much at once. */
  THROTTLED,
  /** The store turns a write away: another one is under way. */
  CONFLICTS,
  /** Of several messages some are sent. */
  FAILS_HALFWAY,
  /** The process ends before the call. */
  DIES_BEFORE,
  /** The process ends after the call. */
  DIES_AFTER,
  /** The process stands still before the call, for longer than leases and messages wait. */
  FREEZES_BEFORE,
  /** The process stands still after the call. */
  FREEZES_AFTER,
  /** It is done, its answer is lost, and the client sends it again by itself. */
  REPEATED,
  /** An index answers as it was up to a minute ago. */
  STALE,
  /** It takes seconds. */
  SLOW;

  /** How likely each is in one run; what a run leaves out lets others go further. */
  static final class Odds {
    private static final int FAMILIES = 4;
    private static final int FAVOURED = 15;
    private static final double FAVOUR = 0.08;
    private static final List<Fault> FAVOURITES =
        List.of(DIES_BEFORE, DIES_AFTER, FREEZES_BEFORE, FREEZES_AFTER);

    private final Map<Fault, Double> odds = new EnumMap<>(Fault.class);
    private final Random random;
    private final int salt;
    private boolean calm;

    /** Some faults, rare or frequent: most kinds at once hide what one of them alone would show. */
    Odds(Random random) {
      this.random = random;
      this.salt = random.nextInt();
      double level = Math.pow(10, -1.2 - 1.6 * random.nextDouble());
      for (Fault fault : values()) {
        if (random.nextInt(FAMILIES) != 0) {
          odds.put(fault, level * random.nextDouble());
        }
      }
    }

    /** Nothing goes wrong any more. */
    void calm() {
      calm = true;
    }

    boolean isCalm() {
      return calm;
    }

    /**
     * What befalls the next call, by its name: each run has a few calls at which it likes to die.
     */
    Optional<Fault> next(String call) {
      if (calm) {
        return Optional.empty();
      }
      boolean favoured = Math.floorMod(call.hashCode() * 31 ^ salt, FAVOURED) == 0;
      if (favoured && random.nextDouble() < FAVOUR) {
        return Optional.of(FAVOURITES.get(random.nextInt(FAVOURITES.size())));
      }
      double at = random.nextDouble();
      for (var entry : odds.entrySet()) {
        at -= entry.getValue();
        if (at < 0) {
          return Optional.of(entry.getKey());
        }
      }
      return Optional.empty();
    }
  }
}
