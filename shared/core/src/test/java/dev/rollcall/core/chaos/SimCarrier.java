package dev.rollcall.core.chaos;

import dev.rollcall.core.carrier.CarrierAnswer;
import dev.rollcall.core.carrier.Order;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.RecipientId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** A carrier with moods: it knows what became of each call, and does not always say so. */
final class SimCarrier {
  private static final List<Disposition> OUTCOMES =
      List.of(
          Disposition.COMPLETED,
          Disposition.NO_ANSWER,
          Disposition.NO_ANSWER,
          Disposition.BUSY,
          Disposition.VOICEMAIL,
          Disposition.FAILED,
          Disposition.OPTED_OUT,
          Disposition.INVALID_NUMBER);

  /** More attempts than anybody ever has. */
  private static final int FAR = 1_000;

  /** What became of a call. */
  private record Truth(Outcome outcome) {
    boolean isOver(Instant now) {
      return !outcome.endedAt().isAfter(now);
    }
  }

  private final Loop loop;
  private final Random random;
  private final Ledger ledger;
  private final BooleanSupplier calm;
  private final BiConsumer<AttemptId, Outcome> callback;
  private final Map<AttemptId, Truth> calls = new HashMap<>();
  private final int mood;

  /**
   * A carrier.
   *
   * @param callback reports an outcome to the engine now
   */
  SimCarrier(
      Loop loop,
      Random random,
      Ledger ledger,
      BooleanSupplier calm,
      BiConsumer<AttemptId, Outcome> callback) {
    this.loop = loop;
    this.random = random;
    this.ledger = ledger;
    this.calm = calm;
    this.callback = callback;
    this.mood = random.nextInt(100);
  }

  CarrierAnswer place(Order order) {
    boolean sane = calm.getAsBoolean();
    int draw = random.nextInt(100);
    if (draw < 6) {
      arrived(order, false);
      return new CarrierAnswer.Throttled(Duration.ofSeconds(5L + random.nextInt(300)));
    }
    if (draw < 10) {
      arrived(order, true);
      Outcome no = Outcome.of(Disposition.REJECTED, loop.now());
      calls.put(order.attempt(), new Truth(no));
      return new CarrierAnswer.Refused("declined");
    }
    boolean ambiguous = !sane && draw < 10 + mood / 4;
    if (ambiguous && random.nextBoolean()) {
      // It never came as far as the carrier's books.
      ledger.ambiguous.put(order.attempt(), "never arrived");
      arrived(order, true);
      return new CarrierAnswer.Ambiguous("no answer");
    }
    arrived(order, true);
    Truth truth = new Truth(outcome());
    calls.put(order.attempt(), truth);
    if (ambiguous) {
      ledger.ambiguous.put(order.attempt(), "placed, and not answered");
      report(order.attempt(), truth);
      return new CarrierAnswer.Ambiguous("connection reset");
    }
    if (draw > 85) {
      Outcome now = new Outcome(truth.outcome().disposition(), loop.now(), 0, "");
      calls.put(order.attempt(), new Truth(now));
      return new CarrierAnswer.Completed(now);
    }
    report(order.attempt(), truth);
    return new CarrierAnswer.InProgress("call-" + order.attempt());
  }

  Optional<CarrierAnswer> lookup(AttemptId attempt) {
    if (!calm.getAsBoolean() && random.nextInt(5) == 0) {
      ledger.ambiguous.merge(attempt, "not told", (old, more) -> old + ", " + more);
      return Optional.of(new CarrierAnswer.Ambiguous("503"));
    }
    return Optional.ofNullable(calls.get(attempt))
        .map(
            truth ->
                truth.isOver(loop.now())
                    ? new CarrierAnswer.Completed(truth.outcome())
                    : new CarrierAnswer.InProgress("call-" + attempt));
  }

  private void arrived(Order order, boolean placed) {
    ledger.arrivals.add(
        new Ledger.Arrival(
            order.attempt(), order.campaign(), order.to(), order.startedAt(), loop.now(), placed));
  }

  private Outcome outcome() {
    Disposition disposition = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
    // Mostly a short call; some outlast every lease and nobody said so.
    Duration talk =
        random.nextInt(12) == 0
            ? Duration.ofMinutes(9L + random.nextInt(20))
            : Duration.ofSeconds(1L + random.nextInt(200));
    return new Outcome(disposition, loop.now().plus(talk), (int) talk.toSeconds(), "");
  }

  private void report(AttemptId attempt, Truth truth) {
    int draw = calm.getAsBoolean() ? 50 : random.nextInt(100);
    Duration until = Duration.between(loop.now(), truth.outcome().endedAt());
    if (draw < 8) {
      return;
    }
    if (draw < 12) {
      // Somebody else's idea of an attempt.
      AttemptId forged =
          random.nextBoolean()
              ? new AttemptId(attempt.recipient(), attempt.ordinal() + FAR)
              : new AttemptId(RecipientId.of(attempt.recipient().tenant(), "forged00"), 1);
      loop.after(
          until.dividedBy(2),
          () -> callback.accept(forged, Outcome.of(Disposition.OPTED_OUT, loop.now())));
    }
    if (draw < 20) {
      // The same call told of twice, and not alike.
      Outcome other = Outcome.of(Disposition.NO_ANSWER, truth.outcome().endedAt());
      loop.after(until.plusSeconds(2), () -> callback.accept(attempt, other));
    }
    Duration late = draw < 30 ? until.plusSeconds(random.nextInt(3_000)) : until;
    int times = draw < 40 ? 2 + random.nextInt(2) : 1;
    for (int i = 0; i < times; i++) {
      loop.after(
          late.plusMillis(i * (long) random.nextInt(90_000)),
          () -> callback.accept(attempt, truth.outcome()));
    }
  }
}
