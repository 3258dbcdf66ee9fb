package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Buckets;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What {@link Buckets} promises. */
public abstract class BucketsContract {
  /** Empty buckets, the same throughout a test. */
  protected abstract Buckets buckets();

  /** The same buckets as another worker sees them, who remembers nothing of this one's takes. */
  protected abstract Buckets ofAnotherWorker();

  @Test
  void holdTwoSecondsOfTheChannelsPace() {
    assertThat(take(15, 10, NOW)).isEqualTo(15);
    assertThat(take(15, 10, NOW)).isEqualTo(5);
    assertThat(take(15, 10, NOW)).isZero();
  }

  @Test
  void fillAtTheChannelsPace() {
    take(20, 10, NOW);

    assertThat(take(20, 10, NOW.plusMillis(99))).isZero();
    assertThat(take(20, 10, NOW.plusMillis(100))).isEqualTo(1);
    assertThat(take(20, 10, NOW.plusMillis(1100))).isEqualTo(10);
  }

  @Test
  void saveUpNoMoreThanTheyHold() {
    take(20, 10, NOW);

    assertThat(take(20, 10, NOW.plusSeconds(3600))).isEqualTo(20);
    assertThat(take(1, 10, NOW.plusSeconds(3600))).isZero();
  }

  @Test
  void serveAFullMessageOfASlowChannelAndThenMakeItWait() {
    assertThat(take(20, 1, NOW)).isEqualTo(20);
    assertThat(take(20, 1, NOW.plusSeconds(10))).isEqualTo(10);
    assertThat(take(20, 1, NOW.plusSeconds(10))).isZero();
  }

  @Test
  void keepThePaceOverTimeHoweverSmallTheTakes() {
    int granted = 0;
    for (int i = 0; i < 100; i++) {
      granted += take(3, 7, NOW.plusMillis(100L * i));
    }

    assertThat(granted).isBetween(7 * 10, 7 * 10 + 14);
  }

  @Test
  void belongToOneChannelOfOneTenantEach() {
    take(20, 10, NOW);

    assertThat(buckets().take(TENANT, Channel.SMS, 5, 10, NOW)).isEqualTo(5);
    assertThat(buckets().take(new TenantId("acme2"), Channel.CALL, 5, 10, NOW)).isEqualTo(5);
  }

  @Test
  void areSharedByAllWorkers() {
    take(15, 10, NOW);

    assertThat(ofAnotherWorker().take(TENANT, Channel.CALL, 15, 10, NOW)).isEqualTo(5);
    assertThat(take(15, 10, NOW)).isZero();
    assertThat(take(15, 10, NOW.plusSeconds(1))).isEqualTo(10);
  }

  @Test
  void neverGrantMoreThanTheyHoldWhenManyTakeAtOnce() throws Exception {
    List<Future<Integer>> answers = new ArrayList<>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 16; i++) {
        Buckets worker = i % 2 == 0 ? buckets() : ofAnotherWorker();
        answers.add(workers.submit(() -> worker.take(TENANT, Channel.CALL, 5, 10, NOW)));
      }
    }

    int granted = 0;
    for (Future<Integer> answer : answers) {
      granted += answer.get();
    }
    assertThat(granted).isBetween(5, 20);
  }

  @Test
  void grantNothingBeforeAPauseIsOver() {
    buckets().pause(TENANT, Channel.CALL, NOW.plusSeconds(60));

    assertThat(take(5, 10, NOW)).isZero();
    assertThat(take(5, 10, NOW.plusMillis(59_999))).isZero();
    assertThat(ofAnotherWorker().take(TENANT, Channel.CALL, 5, 10, NOW.plusSeconds(59))).isZero();
    assertThat(take(15, 10, NOW.plusSeconds(60))).isEqualTo(15);
    assertThat(take(15, 10, NOW.plusSeconds(60))).isEqualTo(5);
  }

  /** Whoever remembers the bucket as it was before would grant without asking. */
  @Test
  void pauseForWorkersThatHeardNothingOfIt() {
    Buckets other = ofAnotherWorker();
    assertThat(other.take(TENANT, Channel.CALL, 2, 10, NOW)).isEqualTo(2);

    buckets().pause(TENANT, Channel.CALL, NOW.plusSeconds(60));

    assertThat(other.take(TENANT, Channel.CALL, 2, 10, NOW)).isZero();
    assertThat(other.pauseSeen(TENANT, Channel.CALL)).isEqualTo(NOW.plusSeconds(60));
    assertThat(other.take(TENANT, Channel.CALL, 2, 10, NOW.plusSeconds(60))).isEqualTo(2);
  }

  @Test
  void pauseForAsLongAsTheLongestWish() {
    buckets().pause(TENANT, Channel.CALL, NOW.plusSeconds(60));
    ofAnotherWorker().pause(TENANT, Channel.CALL, NOW.plusSeconds(30));
    assertThat(buckets().pausedUntil(TENANT, Channel.CALL)).isEqualTo(NOW.plusSeconds(60));

    ofAnotherWorker().pause(TENANT, Channel.CALL, NOW.plusSeconds(90));
    assertThat(buckets().pausedUntil(TENANT, Channel.CALL)).isEqualTo(NOW.plusSeconds(90));
    assertThat(take(5, 10, NOW.plusSeconds(89))).isZero();
    assertThat(take(5, 10, NOW.plusSeconds(90))).isEqualTo(5);
  }

  @Test
  void pauseOneChannelOfOneTenantEach() {
    buckets().pause(TENANT, Channel.CALL, NOW.plusSeconds(60));

    assertThat(buckets().take(TENANT, Channel.SMS, 5, 10, NOW)).isEqualTo(5);
    assertThat(buckets().take(new TenantId("acme2"), Channel.CALL, 5, 10, NOW)).isEqualTo(5);
    assertThat(buckets().pausedUntil(TENANT, Channel.SMS)).isBefore(NOW);
    assertThat(buckets().pauseSeen(TENANT, Channel.SMS)).isBefore(NOW);
    assertThat(buckets().pauseSeen(TENANT, Channel.CALL)).isEqualTo(NOW.plusSeconds(60));
  }

  private int take(int wanted, int perSecond, Instant now) {
    return buckets().take(TENANT, Channel.CALL, wanted, perSecond, now);
  }
}
