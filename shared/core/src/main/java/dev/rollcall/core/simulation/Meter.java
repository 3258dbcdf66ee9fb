package dev.rollcall.core.simulation;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.recipient.Outcome;
import java.time.Duration;
import java.time.Instant;

/** Counts what the engine would have done. */
final class Meter {
  private static final int SECONDS_OF_A_MINUTE = 60;

  /** As many records of its stream as one invocation takes. */
  private static final int BATCH = 100;

  private final long contacts;
  private final Instant from;
  private long steps;
  private long starts;
  private long calls;
  private long talkSeconds;
  private long talkMinutes;
  private long hints;
  private long fills;
  private long refiled;
  private long ended;
  private long expired;
  private long inPlace;
  private long otherOutcomes;
  private long ticks;
  private long found;
  private long emptyLooks;
  private long publishes;
  private long publishedSecond = Long.MIN_VALUE;
  private long inBatch;

  Meter(Scenario scenario) {
    this.contacts = scenario.contacts();
    this.from = scenario.from();
  }

  long steps() {
    return steps;
  }

  void look() {
    steps++;
  }

  void tick() {
    ticks++;
  }

  void found(int people) {
    found += people;
  }

  void foundNobody() {
    emptyLooks++;
  }

  void hint() {
    hints++;
  }

  void fill() {
    fills++;
  }

  void refiled(int people, Instant at) {
    refiled += people;
    changed(people, at);
  }

  void started(Instant at) {
    starts++;
    changed(1, at);
  }

  /**
   * An attempt's outcome.
   *
   * @param stays whether the row stays where the START filed it
   */
  void concluded(Channel channel, Outcome outcome, boolean stays, Instant at) {
    steps++;
    if (stays) {
      inPlace++;
    } else {
      otherOutcomes++;
    }
    if (channel == Channel.CALL) {
      calls++;
      talkSeconds += outcome.talkSeconds();
      talkMinutes += Math.ceilDiv(outcome.talkSeconds(), SECONDS_OF_A_MINUTE);
    }
    changed(1, at);
  }

  void ended(int people) {
    ended += people;
  }

  /** People whom a look ended, without an attempt. */
  void expired(int people, Instant at) {
    expired += people;
    changed(people, at);
  }

  /** What changes within a second is mostly published by one invocation. */
  private void changed(int rows, Instant at) {
    if (at.getEpochSecond() != publishedSecond || inBatch >= BATCH) {
      publishedSecond = at.getEpochSecond();
      publishes++;
      inBatch = 0;
    }
    inBatch += rows;
    while (inBatch > BATCH) {
      publishes++;
      inBatch -= BATCH;
    }
  }

  Usage usage(Instant until) {
    return new Usage(
        contacts,
        starts,
        calls,
        starts - calls,
        talkSeconds,
        talkMinutes,
        hints,
        fills,
        refiled,
        ended,
        expired,
        inPlace,
        otherOutcomes,
        ticks,
        found,
        emptyLooks,
        publishes,
        Duration.between(from, until).toMinutes());
  }
}
