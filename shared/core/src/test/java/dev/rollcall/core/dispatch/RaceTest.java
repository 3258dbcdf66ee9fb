package dev.rollcall.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Several workers, callers-back, publishers, an opt-out, a pause and two kinds of time, one call of
 * a port after the other in thousands of different orders, with crashes, lost answers and stale
 * reads. Each order follows from its seed; a failure names it.
 */
class RaceTest {
  private static final int RACES = Integer.getInteger("rollcall.races", 400);

  @Test
  void noOrderOfEventsBreaksAPromise() {
    int requests = 0;
    int crashes = 0;
    int lostAnswers = 0;
    int givenBack = 0;
    for (long seed = 1; seed <= RACES; seed++) {
      Race race = new Race(seed);
      try {
        race.run();
        race.drain();
        race.assertAllIsDone();
      } catch (AssertionError | RuntimeException broken) {
        throw new AssertionError("in the race of seed " + seed, broken);
      }
      requests += race.requests();
      crashes += race.crashes();
      lostAnswers += race.lostAnswers();
      givenBack += race.hadGivenBack() ? 1 : 0;
    }
    assertThat(requests).as("requests, or nothing was at stake").isGreaterThan(RACES);
    assertThat(crashes).as("crashes").isGreaterThan(RACES / 4);
    assertThat(lostAnswers).as("lost answers").isGreaterThan(RACES / 20);
    assertThat(givenBack).as("races in which a START was given up").isGreaterThan(RACES / 50);
  }
}
