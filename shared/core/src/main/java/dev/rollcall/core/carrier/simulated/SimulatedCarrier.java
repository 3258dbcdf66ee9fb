package dev.rollcall.core.carrier.simulated;

import dev.rollcall.core.carrier.Carrier;
import dev.rollcall.core.carrier.CarrierAnswer;
import dev.rollcall.core.carrier.CarrierAnswer.Ambiguous;
import dev.rollcall.core.carrier.CarrierAnswer.Completed;
import dev.rollcall.core.carrier.CarrierAnswer.InProgress;
import dev.rollcall.core.carrier.CarrierAnswer.Refused;
import dev.rollcall.core.carrier.CarrierAnswer.Throttled;
import dev.rollcall.core.carrier.Order;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;

/** Places calls that nobody hears, with ring and talk times that follow from the attempt's id. */
public final class SimulatedCarrier implements Carrier {
  private static final Duration THROTTLED_FOR = Duration.ofSeconds(5);
  private static final Duration LONG_TALK = Duration.ofMinutes(8);

  private final Callbacks callbacks;
  private final InstantSource clock;

  /** A carrier that reports by these callbacks. */
  public SimulatedCarrier(Callbacks callbacks, InstantSource clock) {
    this.callbacks = callbacks;
    this.clock = clock;
  }

  @Override
  public CarrierAnswer place(Order order) {
    Behaviour behaviour = Behaviour.of(order.to());
    if (behaviour == Behaviour.REFUSED) {
      return new Refused("refused by the simulated carrier");
    }
    if (behaviour == Behaviour.THROTTLED && order.attempt().ordinal() % 2 == 1) {
      return new Throttled(THROTTLED_FOR);
    }
    if (behaviour == Behaviour.AMBIGUOUS) {
      return new Ambiguous("the simulated carrier's answer was lost");
    }
    Outcome outcome = outcome(behaviour, order.attempt(), order.channel(), order.startedAt());
    if (behaviour == Behaviour.IMMEDIATE || order.channel() != Channel.CALL) {
      return new Completed(outcome);
    }
    if (behaviour != Behaviour.SILENT) {
      Duration delay = Duration.between(order.startedAt(), outcome.endedAt());
      callbacks.later(order.attempt(), outcome, delay);
      if (behaviour == Behaviour.REPORTED_TWICE) {
        callbacks.later(order.attempt(), outcome, delay.plusSeconds(2));
      }
    }
    return new InProgress("simulated-" + order.attempt());
  }

  @Override
  public Optional<CarrierAnswer> lookup(AttemptId attempt, Address to) {
    Behaviour behaviour = Behaviour.of(to);
    if (behaviour == Behaviour.SILENT) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Outcome known = outcome(behaviour, attempt, Channel.CALL, now);
    return Optional.of(
        new Completed(new Outcome(known.disposition(), now, known.talkSeconds(), known.detail())));
  }

  private static Outcome outcome(
      Behaviour behaviour, AttemptId attempt, Channel channel, Instant startedAt) {
    SplittableRandom random = new SplittableRandom(attempt.toString().hashCode());
    Duration ring = Duration.ofSeconds(random.nextInt(4, 25));
    Duration talk = Duration.ofSeconds(random.nextInt(15, 120));
    boolean first = attempt.ordinal() == 1;
    Disposition disposition =
        switch (behaviour) {
          case VOICEMAIL -> Disposition.VOICEMAIL;
          case NO_ANSWER -> Disposition.NO_ANSWER;
          case BUSY -> Disposition.BUSY;
          case ANSWERS_SECOND -> first ? Disposition.NO_ANSWER : Disposition.COMPLETED;
          case FAILS_ONCE -> first ? Disposition.FAILED : Disposition.COMPLETED;
          case OPTS_OUT -> Disposition.OPTED_OUT;
          case INVALID_NUMBER -> Disposition.INVALID_NUMBER;
          case DECLINES -> Disposition.REJECTED;
          case ANSWERS,
              REFUSED,
              THROTTLED,
              AMBIGUOUS,
              SILENT,
              IMMEDIATE,
              REPORTED_TWICE,
              TALKS_LONG ->
              Disposition.COMPLETED;
        };
    if (channel != Channel.CALL && disposition == Disposition.COMPLETED) {
      return Outcome.of(Disposition.SENT, startedAt);
    }
    Duration talked =
        switch (disposition) {
          case COMPLETED, OPTED_OUT, VOICEMAIL ->
              behaviour == Behaviour.TALKS_LONG ? LONG_TALK : talk;
          default -> Duration.ZERO;
        };
    Duration rang = disposition == Disposition.INVALID_NUMBER ? Duration.ofSeconds(1) : ring;
    return new Outcome(
        disposition, startedAt.plus(rang).plus(talked), (int) talked.toSeconds(), "simulated");
  }
}
