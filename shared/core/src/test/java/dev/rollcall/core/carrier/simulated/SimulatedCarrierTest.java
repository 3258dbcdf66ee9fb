package dev.rollcall.core.carrier.simulated;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.testing.Examples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedCarrierTest {
  private static final Duration CALLBACK_MAX = Duration.ofMinutes(15);

  private record Callback(AttemptId attempt, Outcome outcome, Duration delay) {}

  private final List<Callback> callbacks = new ArrayList<>();
  private final SimulatedCarrier carrier =
      new SimulatedCarrier(
          (attempt, outcome, delay) -> callbacks.add(new Callback(attempt, outcome, delay)),
          () -> Examples.NOW);

  private static AttemptId attempt(int ordinal) {
    return new AttemptId(new RecipientId("acme_0123456789"), ordinal);
  }

  private CarrierAnswer place(int lastTwo, int ordinal, Channel channel) {
    return carrier.place(
        new Order(
            attempt(ordinal),
            Examples.CAMPAIGN,
            channel,
            Optional.empty(),
            Examples.number(lastTwo),
            "+12125550199",
            Optional.empty(),
            Map.of(),
            Map.of(),
            Examples.NOW,
            Examples.LONGEST_CALL));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, COMPLETED",
    "4, 1, VOICEMAIL",
    "5, 1, NO_ANSWER",
    "6, 1, BUSY",
    "7, 1, NO_ANSWER",
    "7, 2, COMPLETED",
    "8, 1, FAILED",
    "8, 2, COMPLETED",
    "9, 1, OPTED_OUT",
    "19, 1, INVALID_NUMBER",
    "69, 1, REJECTED",
    "99, 1, COMPLETED",
    "39, 2, COMPLETED",
  })
  void callsBackWithTheOutcomeOfItsNumber(int lastTwo, int ordinal, Disposition expected) {
    assertThat(place(lastTwo, ordinal, Channel.CALL)).isInstanceOf(InProgress.class);

    assertThat(callbacks).hasSize(1);
    Callback callback = callbacks.getFirst();
    assertThat(callback.attempt()).isEqualTo(attempt(ordinal));
    assertThat(callback.outcome().disposition()).isEqualTo(expected);
    assertThat(callback.outcome().endedAt()).isEqualTo(Examples.NOW.plus(callback.delay()));
    assertThat(callback.delay()).isPositive().isLessThanOrEqualTo(CALLBACK_MAX);
  }

  @Test
  void saysTheSameOfTheSameAttemptEveryTime() {
    place(1, 1, Channel.CALL);
    place(1, 1, Channel.CALL);

    assertThat(callbacks.get(0)).isEqualTo(callbacks.get(1));
  }

  @Test
  void talksEightMinutesToWhoTalksLong() {
    place(99, 1, Channel.CALL);

    assertThat(callbacks.getFirst().outcome().talkSeconds()).isEqualTo(480);
  }

  @Test
  void refuses() {
    assertThat(place(29, 1, Channel.CALL)).isInstanceOf(Refused.class);
    assertThat(callbacks).isEmpty();
  }

  @Test
  void isTooBusyForEveryFirstOrder() {
    assertThat(place(39, 1, Channel.CALL)).isEqualTo(new Throttled(Duration.ofSeconds(5)));
    assertThat(callbacks).isEmpty();
  }

  @Test
  void losesAnAnswerButKnowsWhenItIsAsked() {
    assertThat(place(49, 1, Channel.CALL)).isInstanceOf(Ambiguous.class);
    assertThat(callbacks).isEmpty();
    assertThat(lookup(49))
        .get()
        .isInstanceOfSatisfying(
            Completed.class,
            known -> assertThat(known.outcome().disposition()).isEqualTo(Disposition.COMPLETED));
  }

  @Test
  void isNeverHeardOfAgain() {
    assertThat(place(59, 1, Channel.CALL)).isInstanceOf(InProgress.class);
    assertThat(callbacks).isEmpty();
    assertThat(lookup(59)).isEmpty();
  }

  @Test
  void answersAtOnceWithTheOutcome() {
    assertThat(place(79, 1, Channel.CALL)).isInstanceOf(Completed.class);
    assertThat(callbacks).isEmpty();
  }

  @Test
  void reportsTheSameOutcomeTwice() {
    place(89, 1, Channel.CALL);

    assertThat(callbacks).hasSize(2);
    assertThat(callbacks.get(0).outcome()).isEqualTo(callbacks.get(1).outcome());
  }

  @ParameterizedTest
  @CsvSource({"SMS", "WHATSAPP", "EMAIL"})
  void sendsMessagesAtOnce(Channel channel) {
    assertThat(place(1, 1, channel))
        .isEqualTo(new Completed(Outcome.of(Disposition.SENT, Examples.NOW)));
    assertThat(callbacks).isEmpty();
  }

  private Optional<CarrierAnswer> lookup(int lastTwo) {
    Address to = Examples.number(lastTwo);
    return carrier.lookup(attempt(1), to);
  }
}
