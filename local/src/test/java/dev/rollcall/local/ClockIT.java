package dev.rollcall.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.fixture.Clouds;
import dev.rollcall.local.fixture.Scene;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Engine time steps over what is idle and stands still for what is not. */
class ClockIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Scene scene = new Scene("clock");

  @Test
  void aScheduleFiresAtEachMinuteWithItsInput() {
    List<Object> events = Collections.synchronizedList(new ArrayList<>());
    scene.tick = events::add;
    try (EmbeddedCloud cloud = Clouds.byHand(scene).start()) {
      cloud.advanceTo(Clouds.START.plusSeconds(185));
    }
    assertThat(events)
        .containsExactly(
            Map.of("at", "2027-03-01T09:01:00Z"),
            Map.of("at", "2027-03-01T09:02:00Z"),
            Map.of("at", "2027-03-01T09:03:00Z"));
  }

  @Test
  void aScheduleWithoutInputSendsTheUniversalEvent() {
    List<Map<?, ?>> events = Collections.synchronizedList(new ArrayList<>());
    scene.tick =
        event -> event instanceof Map<?, ?> map && map.containsKey("source") && events.add(map);
    try (EmbeddedCloud cloud = Clouds.byHand(scene).start()) {
      cloud.advanceTo(Clouds.START.plusSeconds(3600));
    }
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().get("time")).isEqualTo("2027-03-01T10:00:00Z");
    assertThat(events.getFirst().get("source")).isEqualTo("aws.scheduler");
  }

  @Test
  void aHandlerSeesTheInstantItWasScheduledForHoweverLongItTakes() {
    List<Instant> before = Collections.synchronizedList(new ArrayList<>());
    List<Instant> after = Collections.synchronizedList(new ArrayList<>());
    try (EmbeddedCloud cloud = Clouds.byHand(scene).speed(Double.POSITIVE_INFINITY).start()) {
      CountDownLatch three = new CountDownLatch(3);
      scene.tick =
          event -> {
            InstantSource clock = scene.clock;
            before.add(clock.instant());
            for (int i = 0; i < 3; i++) {
              cloud.dynamoDb().listTables();
            }
            after.add(clock.instant());
            three.countDown();
            return event;
          };
      await(three);
    }
    assertThat(after.subList(0, 3)).isEqualTo(before.subList(0, 3));
  }

  @Test
  void timeStandsStillWhileSomebodyHoldsIt() {
    AtomicBoolean held = new AtomicBoolean(true);
    try (EmbeddedCloud cloud = Clouds.byHand(scene).speed(Double.POSITIVE_INFINITY).start()) {
      cloud.holdWhile(held::get);
      Instant stopped = settled(cloud);
      CountDownLatch tick = new CountDownLatch(1);
      scene.tick =
          event -> {
            tick.countDown();
            return event;
          };
      assertThat(cloud.clock().instant()).isEqualTo(stopped);
      assertThat(tick.getCount()).isEqualTo(1);
      held.set(false);
      await(tick);
      assertThat(cloud.clock().instant()).isAfter(stopped);
    }
  }

  /** The instant at which time has stopped: the hold may come while a step is being made. */
  private static Instant settled(EmbeddedCloud cloud) {
    Instant last = cloud.clock().instant();
    for (int same = 0; same < 20; same++) {
      cloud.dynamoDb().listTables();
      Instant now = cloud.clock().instant();
      same = now.equals(last) ? same : 0;
      last = now;
    }
    return last;
  }

  @Test
  void speedIsACeiling() {
    try (EmbeddedCloud _ = Clouds.byHand(scene).speed(600).start()) {
      CountDownLatch ticks = new CountDownLatch(5);
      long start = System.nanoTime();
      scene.tick =
          event -> {
            ticks.countDown();
            return event;
          };
      await(ticks);
      Duration real = Duration.ofNanos(System.nanoTime() - start);
      assertThat(real).isGreaterThan(Duration.ofMillis(350));
    }
  }

  @Test
  void atSpeedOneTimeIsTheSystems() {
    scene.messages = _ -> Scene.allDone();
    try (EmbeddedCloud cloud =
        EmbeddedCloud.builder()
            .template(Clouds.template())
            .parameters(Map.of("Stage", "test"))
            .environment(scene.variables())
            .start()) {
      assertThat(Duration.between(cloud.clock().instant(), Instant.now()).abs())
          .isLessThan(Duration.ofSeconds(1));
      cloud
          .sqs()
          .sendMessage(
              request ->
                  request.queueUrl(cloud.queueUrl("Work")).messageBody("now").delaySeconds(1));
      CountDownLatch arrived = new CountDownLatch(1);
      scene.messages =
          _ -> {
            arrived.countDown();
            return Scene.allDone();
          };
      await(arrived);
      assertThat(
              cloud
                  .dynamoDb()
                  .describeTimeToLive(request -> request.tableName(cloud.tableName("Things")))
                  .timeToLiveDescription()
                  .attributeName())
          .isEqualTo("expiresAt");
    }
  }

  @Test
  void anIdleDayTakesSeconds() {
    try (EmbeddedCloud cloud = Clouds.byHand(scene).start()) {
      cloud.advanceTo(Clouds.START.plus(Duration.ofDays(1)), Duration.ofSeconds(30));
      assertThat(cloud.invocations().get("TickFunction").invocations()).isEqualTo(1440);
    }
  }

  @Test
  void nothingOfItOutlivesItsEnd() {
    Set<Thread> before = lasting();
    Clouds.byHand(scene).start().close();
    Set<Thread> left = lasting();
    left.removeAll(before);
    for (Thread thread : left) {
      join(thread);
    }
    assertThat(left).noneMatch(Thread::isAlive);
  }

  private static Set<Thread> lasting() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .collect(Collectors.toSet());
  }

  private static void join(Thread thread) {
    try {
      thread.join(SOON);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
