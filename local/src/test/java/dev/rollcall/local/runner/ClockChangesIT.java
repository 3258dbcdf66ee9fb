package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A campaign over six zones on the weekends on which New York changes its clocks. What the carrier
 * wrote down is judged by the wall clock of the JDK alone, which shares nothing with the engine.
 */
class ClockChangesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration CALL = Duration.ofMillis(20);
  private static final int PEOPLE = 20;
  private static final int PER_DAY = 2;
  private static final Duration GAP = Duration.ofHours(2);
  private static final LocalTime OPENS = LocalTime.of(9, 0);
  private static final LocalTime CLOSES = LocalTime.of(18, 0);

  /** The tick comes once a minute, and takes a moment to reach the carrier. */
  private static final LocalTime FIRST_CALL_BY = OPENS.plusMinutes(2);

  @TempDir Path logs;

  @ParameterizedTest
  @CsvSource({"2027-03-13, 2027-03-15", "2027-11-06, 2027-11-08"})
  void callsEverybodyInTheirOwnHoursWhateverTheClocksDo(LocalDate first, LocalDate last)
      throws Exception {
    Map<String, ZoneId> people = Numbers.spread(PEOPLE);
    Instant before = first.atTime(0, 0).atZone(ZoneId.of("America/New_York")).toInstant();
    Engines.withCarrier(
        logs,
        before,
        order -> "no_answer",
        CALL,
        (engine, recorder) -> {
          Api api = Engines.api(engine);
          Api.Answer made = api.post("/api/v1/listings", listing(people, first, last).toString());
          assertThat(made.status()).as(made.toString()).isEqualTo(201);
          String campaign = "/v1/campaigns/" + made.body().at("/data/campaign_uuid").asText();
          api.await(campaign, body -> body.path("status").asText().equals("completed"), PATIENCE);

          judge(recorder.orders(), people, first, last);
          return campaign;
        });
  }

  private static ObjectNode listing(Map<String, ZoneId> people, LocalDate first, LocalDate last) {
    ObjectNode listing =
        Api.JSON
            .createObjectNode()
            .put("name", "Clocks")
            .put("campaign_type", "call")
            .put("agent_uuid", "550e8400-e29b-41d4-a716-446655440000")
            .put("start_date", first.toString())
            .put("end_date", last.toString())
            .put("auto_start", true);
    listing
        .putObject("rule")
        .put("max_calls_per_day", PER_DAY)
        .put("max_total_calls", 10)
        .put("retry_interval_minutes", GAP.toMinutes())
        .put("start_time", OPENS.toString())
        .put("end_time", CLOSES.toString());
    ArrayNode contacts = listing.putArray("contacts");
    people.forEach(
        (number, zone) ->
            contacts
                .addObject()
                .put("name", "Sample")
                .put("phone_number", number)
                .put("timezone", zone.getId()));
    return listing;
  }

  private static void judge(
      List<CarrierRecorder.Order> orders,
      Map<String, ZoneId> people,
      LocalDate first,
      LocalDate last) {
    Map<String, List<ZonedDateTime>> calls =
        orders.stream()
            .collect(
                Collectors.groupingBy(
                    CarrierRecorder.Order::to,
                    TreeMap::new,
                    Collectors.mapping(
                        order ->
                            order
                                .startedAt()
                                .atZone(people.getOrDefault(order.to(), ZoneOffset.UTC)),
                        Collectors.toList())));
    assertThat(calls.keySet()).containsExactlyInAnyOrderElementsOf(people.keySet());
    calls.forEach(
        (number, starts) -> {
          assertThat(starts).as(number).isSorted();
          Map<LocalDate, List<ZonedDateTime>> byDay =
              starts.stream()
                  .collect(
                      Collectors.groupingBy(
                          ZonedDateTime::toLocalDate, TreeMap::new, Collectors.toList()));
          assertThat(byDay.keySet())
              .as(number)
              .containsExactlyElementsOf(first.datesUntil(last.plusDays(1)).toList());
          byDay.forEach(
              (day, made) -> {
                assertThat(made).as("%s on %s", number, day).hasSize(PER_DAY);
                assertThat(made.getFirst().toLocalTime()).isBetween(OPENS, FIRST_CALL_BY);
                assertThat(made.getLast().toLocalTime()).isBefore(CLOSES);
                assertThat(Duration.between(made.getFirst(), made.getLast()))
                    .isBetween(GAP, GAP.plusMinutes(3));
              });
        });
  }
}
