package dev.rollcall.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.simulation.Bill.Line;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.zone.IanaZones;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReckoningTest {
  /** A thousand people who all answer the first time and talk for 61 seconds. */
  private static Scenario scenario(int concurrency, Tariff tariff) {
    return new ScenarioExample()
        .from(Instant.parse("2026-11-23T14:00:00Z"))
        .people(1000, "America/New_York")
        .rule(new RuleExample().total(1))
        .concurrency(concurrency)
        .assumptions(
            new Assumptions(
                new Answers(new Shares(Map.of(), Disposition.COMPLETED), Map.of()),
                Spread.constant(61),
                10,
                tariff))
        .build();
  }

  private static Bill bill(Scenario scenario, boolean intake) {
    return new Reckoning(scenario, new Simulate(IanaZones.shipped()).run(scenario), intake).bill();
  }

  private static Line line(Bill bill, String service, String what) {
    return bill.lines().stream()
        .filter(line -> line.service().equals(service) && line.what().equals(what))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void takesTheEnginesBudgetsTimesTheListedPrices() {
    Bill bill = bill(scenario(0, Tariff.NOTHING), true);

    assertThat(line(bill, "dynamodb", "intake").count()).isEqualByComparingTo("6000");
    assertThat(line(bill, "dynamodb", "starts").count()).isEqualByComparingTo("4000");
    assertThat(line(bill, "dynamodb", "pace").count()).isEqualByComparingTo("50");
    assertThat(line(bill, "dynamodb", "other outcomes").count()).isEqualByComparingTo("3000");
    assertThat(line(bill, "dynamodb", "attempts").count()).isEqualByComparingTo("2500");
    assertThat(line(bill, "sqs", "hints").count()).isEqualByComparingTo("150");
    assertThat(line(bill, "dynamodb", "intake").usd()).isEqualByComparingTo("0.00375");
    assertThat(line(bill, "eventbridge", "events of attempts and contacts").usd())
        .isEqualByComparingTo("0.002");
    assertThat(bill.total("dynamodb")).isPositive().isLessThan(new BigDecimal("0.05"));
    assertThat(bill.region()).isEqualTo("us-east-1");
  }

  @Test
  void leavesOutTheIntakeOfWhoeverIsInAndAddsSlots() {
    Bill bill = bill(scenario(3, Tariff.NOTHING), false);

    assertThat(bill.lines()).extracting(Line::what).doesNotContain("intake");
    assertThat(line(bill, "dynamodb", "starts").count()).isEqualByComparingTo("5000");
    assertThat(line(bill, "dynamodb", "lines and slots that come free").count())
        .isEqualByComparingTo("2000");
  }

  @Test
  void addsWhatTheCarrierTakesByMinutesThatWereBegun() {
    Tariff tariff =
        new Tariff(new BigDecimal("0.014"), new BigDecimal("0.001"), new BigDecimal("9"));

    Bill bill = bill(scenario(0, tariff), true);

    assertThat(line(bill, "carrier", "talk").count()).isEqualByComparingTo("2000");
    assertThat(bill.total("carrier")).isEqualByComparingTo("29.00");
    assertThat(bill.total())
        .isEqualByComparingTo(
            List.copyOf(bill.lines()).stream()
                .map(Line::usd)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, java.math.RoundingMode.HALF_UP));
  }
}
