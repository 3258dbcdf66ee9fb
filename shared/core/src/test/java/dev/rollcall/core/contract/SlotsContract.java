package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.CAMPAIGN;
import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Slots;
import dev.rollcall.core.line.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What {@link Slots} promises. */
public abstract class SlotsContract {
  private static final Instant LAPSES = NOW.plusSeconds(660);

  /** An empty store, the same throughout a test. */
  protected abstract Slots slots();

  @Test
  void givesSlotsUpToTheLimit() {
    assertThat(take("a", "1")).isTrue();
    assertThat(take("b", "2")).isTrue();
    assertThat(take("c", "3")).isFalse();
    assertThat(slots().inUse(CAMPAIGN, NOW)).isEqualTo(2);
  }

  @Test
  void areAllFreeAtFirst() {
    assertThat(slots().inUse(CAMPAIGN, NOW)).isZero();
  }

  @Test
  void holdOneForAnAttemptHoweverOftenItsWorkerAsks() {
    assertThat(take("a", "1")).isTrue();
    assertThat(take("a", "1")).isTrue();
    assertThat(slots().inUse(CAMPAIGN, NOW)).isEqualTo(1);
  }

  @Test
  void answerTheWorkerThatHoldsOneAlsoWhenAllAreTaken() {
    take("a", "1");
    take("b", "2");

    assertThat(take("a", "1")).isTrue();
  }

  @Test
  void refuseTheSameAttemptToAnotherWorkerWhileTheFirstMayStillCallTheCarrier() {
    take("a", "1");
    Instant abandoned = NOW.plus(Line.TAKEOVER_AFTER);

    assertThat(takeAt("a", "2", abandoned.minusMillis(1))).isFalse();
    assertThat(takeAt("a", "2", abandoned)).isTrue();
    assertThat(takeAt("a", "3", abandoned)).isFalse();
    assertThat(slots().inUse(CAMPAIGN, abandoned)).isEqualTo(1);
  }

  @Test
  void giveThePlaceOfALapsedLeaseToSomebodyElse() {
    take("a", "1");
    take("b", "2");

    assertThat(slots().inUse(CAMPAIGN, LAPSES)).isZero();
    assertThat(takeAt("c", "3", LAPSES)).isTrue();
    assertThat(takeAt("d", "4", LAPSES)).isTrue();
    assertThat(takeAt("e", "5", LAPSES)).isFalse();
    assertThat(slots().inUse(CAMPAIGN, LAPSES)).isEqualTo(2);
  }

  @Test
  void holdNoMoreThanALimitThatWasLowered() {
    slots().take(CAMPAIGN, 3, "a", "1", LAPSES, NOW);
    slots().take(CAMPAIGN, 3, "b", "2", LAPSES, NOW);
    slots().take(CAMPAIGN, 3, "c", "3", LAPSES.plusSeconds(60), NOW);

    assertThat(slots().take(CAMPAIGN, 1, "d", "4", LAPSES.plusSeconds(99), LAPSES)).isFalse();
    assertThat(slots().take(CAMPAIGN, 2, "d", "4", LAPSES.plusSeconds(99), LAPSES)).isTrue();
  }

  @Test
  void areFreeAgainOnceReleased() {
    take("a", "1");
    take("b", "2");

    slots().release(CAMPAIGN, "a");

    assertThat(slots().inUse(CAMPAIGN, NOW)).isEqualTo(1);
    assertThat(take("c", "3")).isTrue();
  }

  @Test
  void areGivenBackUnderTheirOwnNonceOnly() {
    take("a", "1");

    slots().giveBack(CAMPAIGN, "a", "2");
    slots().giveBack(CAMPAIGN, "b", "1");
    assertThat(slots().inUse(CAMPAIGN, NOW)).isEqualTo(1);

    slots().giveBack(CAMPAIGN, "a", "1");
    assertThat(slots().inUse(CAMPAIGN, NOW)).isZero();
  }

  @Test
  void needNotBeHeldToBeReleased() {
    slots().release(CAMPAIGN, "a");
    slots().giveBack(CAMPAIGN, "a", "1");
    take("b", "2");
    slots().release(CAMPAIGN, "a");
    slots().giveBack(CAMPAIGN, "a", "1");

    assertThat(slots().inUse(CAMPAIGN, NOW)).isEqualTo(1);
  }

  @Test
  void belongToOneCampaignEach() {
    take("a", "1");
    take("b", "2");
    CampaignKey other = new CampaignKey(TENANT, new CampaignId("c2"));

    assertThat(slots().inUse(other, NOW)).isZero();
    assertThat(slots().take(other, 1, "c", "3", LAPSES, NOW)).isTrue();
  }

  @Test
  void neverExceedTheLimitWhenManyAskAtOnce() throws Exception {
    assertThat(grantedAtOnce(4, NOW)).isEqualTo(4);
    assertThat(slots().inUse(CAMPAIGN, NOW)).isEqualTo(4);
  }

  @Test
  void neverExceedTheLimitWhenManyAskForTheSameLapsedPlaces() throws Exception {
    for (String attempt : List.of("a", "b", "c")) {
      slots().take(CAMPAIGN, 4, attempt, "n", LAPSES, NOW);
    }
    slots().take(CAMPAIGN, 4, "d", "n", LAPSES.plusSeconds(60), NOW);

    assertThat(grantedAtOnce(4, LAPSES)).isEqualTo(3);
    assertThat(slots().inUse(CAMPAIGN, LAPSES)).isEqualTo(4);
  }

  private int grantedAtOnce(int limit, Instant now) throws Exception {
    List<Future<Boolean>> answers = new ArrayList<>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        String attempt = "attempt-" + i;
        answers.add(
            workers.submit(
                () ->
                    slots()
                        .take(
                            CAMPAIGN, limit, attempt, "n-" + attempt, now.plusSeconds(660), now)));
      }
    }
    int granted = 0;
    for (Future<Boolean> answer : answers) {
      granted += answer.get() ? 1 : 0;
    }
    return granted;
  }

  private boolean take(String attempt, String nonce) {
    return takeAt(attempt, nonce, NOW);
  }

  private boolean takeAt(String attempt, String nonce, Instant now) {
    return slots().take(CAMPAIGN, 2, attempt, nonce, now.plusSeconds(660), now);
  }
}
