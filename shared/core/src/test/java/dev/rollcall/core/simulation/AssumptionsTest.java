package dev.rollcall.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AssumptionsTest {
  private static final int DRAWS = 100_000;
  private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");

  private final SplittableRandom random = new SplittableRandom(3);

  @ParameterizedTest
  @EnumSource(Spread.Shape.class)
  void lastAsLongOnAverageAsIsSaid(Spread.Shape shape) {
    Spread spread = new Spread(shape, 60, 45);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double drawn = spread.seconds(random);
      sum += drawn;
      squares += drawn * drawn;
    }
    double mean = sum / DRAWS;
    double deviation = Math.sqrt(squares / DRAWS - mean * mean);

    assertThat(mean).isCloseTo(60, within(1.0));
    assertThat(deviation)
        .isCloseTo(
            switch (shape) {
              case CONSTANT -> 0.0;
              case EXPONENTIAL -> 60.0;
              case LOGNORMAL -> 45.0;
            },
            within(2.0));
  }

  @Test
  void endAsOftenEachWayAsIsSaidAndTheRestInTheUsualWay() {
    Shares shares =
        new Shares(
            Map.of(Disposition.COMPLETED, 0.2, Disposition.BUSY, 0.5), Disposition.NO_ANSWER);
    Map<Disposition, Integer> drawn = new EnumMap<>(Disposition.class);
    for (int i = 0; i < DRAWS; i++) {
      drawn.merge(shares.at(random.nextDouble()), 1, Integer::sum);
    }

    assertThat(drawn)
        .containsOnlyKeys(Disposition.COMPLETED, Disposition.BUSY, Disposition.NO_ANSWER);
    assertThat(drawn.get(Disposition.COMPLETED)).isCloseTo(20_000, within(500));
    assertThat(drawn.get(Disposition.BUSY)).isCloseTo(50_000, within(500));
  }

  @Test
  void refuseMoreThanAll() {
    Map<Disposition, Double> tooMuch = Map.of(Disposition.COMPLETED, 0.7, Disposition.BUSY, 0.31);

    assertThatThrownBy(() -> new Shares(tooMuch, Disposition.NO_ANSWER))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void goByTheHourOfTheContactAndByTheLongestCall() {
    Shares never = new Shares(Map.of(), Disposition.NO_ANSWER);
    Shares always = new Shares(Map.of(), Disposition.COMPLETED);
    Assumptions assumptions =
        new Assumptions(
            new Answers(never, Map.of(18, always)), Spread.constant(900), 20, Tariff.NOTHING);

    Outcome noon = outcome(assumptions, Channel.CALL, 12);
    Outcome evening = outcome(assumptions, Channel.CALL, 18);

    assertThat(noon).isEqualTo(new Outcome(Disposition.NO_ANSWER, NOW.plusSeconds(20), 0, ""));
    assertThat(evening)
        .isEqualTo(new Outcome(Disposition.COMPLETED, NOW.plusSeconds(620), 600, ""));
    assertThat(outcome(assumptions, Channel.SMS, 12).endedAt()).isEqualTo(NOW);
  }

  private Outcome outcome(Assumptions assumptions, Channel channel, int hour) {
    Attempt attempt =
        new Attempt(1, NOW, "America/New_York", "nonce", NOW.plusSeconds(660), Optional.empty());
    return assumptions.outcome(attempt, channel, hour, Duration.ofMinutes(10), random);
  }
}
