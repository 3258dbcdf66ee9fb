package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.runner.CarrierRecorder.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The judge finds what must never be at a carrier, and nothing in what may be. */
class StormJudgeTest {
  private static final String NUMBER = "+12125550101";
  private static final Instant NOON = Instant.parse("2026-12-01T17:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final Storm storm = new Storm(Map.of(NUMBER, ZoneId.of("America/New_York")), 3);

  StormJudgeTest() {
    for (String id : List.of("a", "b")) {
      storm
          .campaigns()
          .add(new Storm.Terms(id, LocalTime.of(9, 0), LocalTime.of(17, 0), 2, 3, List.of(NUMBER)));
    }
  }

  private static Order order(String campaign, int attempt, Instant at) {
    return new Order(campaign + attempt, campaign, NUMBER, attempt, at, true, 0);
  }

  private List<String> faults(Order... orders) {
    return new StormJudge(storm, List.of(orders), List.of()).ofOrders();
  }

  @Test
  void nothingIsWrongWithTwoCallsInsideTheHours() {
    assertThat(faults(order("a", 1, NOON), order("a", 2, NOON.plus(HOUR)))).isEmpty();
  }

  @Test
  void anAttemptAtTheCarrierTwice() {
    assertThat(faults(order("a", 1, NOON), order("a", 1, NOON)))
        .anyMatch(fault -> fault.startsWith("a second request"));
  }

  @Test
  void aThirdCallOnOneDay() {
    assertThat(
            faults(
                order("a", 1, NOON),
                order("a", 2, NOON.plus(HOUR)),
                order("a", 3, NOON.plus(HOUR.multipliedBy(2)))))
        .singleElement()
        .asString()
        .startsWith("number 3 of 2 on one day");
  }

  @Test
  void aFourthCallInAll() {
    assertThat(
            faults(
                order("a", 1, NOON),
                order("a", 2, NOON.plus(Duration.ofDays(1))),
                order("a", 3, NOON.plus(Duration.ofDays(2))),
                order("a", 4, NOON.plus(Duration.ofDays(3)))))
        .singleElement()
        .asString()
        .startsWith("number 4 of 3:");
  }

  @Test
  void aFourthCallToOneNumberInADayOverAllCampaigns() {
    assertThat(
            faults(
                order("a", 1, NOON),
                order("a", 2, NOON.plus(HOUR)),
                order("b", 1, NOON.plus(HOUR)),
                order("b", 2, NOON.plus(HOUR.multipliedBy(2)))))
        .singleElement()
        .asString()
        .startsWith("number 4 of 3 in 24 h");
  }

  @Test
  void aCallAtTheMinuteAtWhichTheHoursEnd() {
    assertThat(faults(order("a", 1, NOON.plus(HOUR.multipliedBy(5)))))
        .singleElement()
        .asString()
        .startsWith("outside");
  }

  @Test
  void aCallByTheClockOfAPlaceThatWasGivenUp() {
    ZoneId honolulu = ZoneId.of("Pacific/Honolulu");
    storm.moves().add(new Storm.Move(NUMBER, honolulu, NOON.minus(HOUR), NOON.minusSeconds(1)));

    assertThat(faults(order("a", 1, NOON))).singleElement().asString().startsWith("outside");
  }

  @Test
  void aCallAfterStop() {
    storm.stops().add(new Storm.Stop(NUMBER, NOON.minusSeconds(1), 0));

    assertThat(faults(order("a", 1, NOON))).singleElement().asString().startsWith("begun after");
  }

  @Test
  void aCallWhilePaused() {
    storm.halts().add(new Storm.Halt("a", NOON.minus(HOUR), NOON.plus(HOUR)));

    assertThat(faults(order("a", 1, NOON))).singleElement().asString().startsWith("begun in");
    assertThat(faults(order("b", 1, NOON), order("a", 1, NOON.plus(HOUR)))).isEmpty();
  }
}
