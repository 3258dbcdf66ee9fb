package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an acknowledged pause, cancel or STOP promises. */
class PauseAndStopIT {
  private static final Instant NOON_IN_NEW_YORK = Instant.parse("2026-12-01T17:00:00Z");
  private static final Duration CALL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final int SLOTS = 2;

  @TempDir Path logs;

  @Test
  void onlyWhatWasOnItsWayStartsAfterAPauseAndResumeFinishesTheRest() throws Exception {
    Engines.withCarrier(
        logs,
        NOON_IN_NEW_YORK,
        order -> "completed",
        CALL,
        (engine, recorder) -> {
          Api api = Engines.api(engine);
          List<String> numbers = Numbers.inNewYork(60);
          String id = api.create(Api.campaign(numbers).put("concurrent_calls", SLOTS));
          String campaign = "/v1/campaigns/" + id;
          api.await(campaign, body -> body.at("/counts/started").asInt() >= 5, PATIENCE);

          assertThat(api.post(campaign + "/pause", "{}").status()).isEqualTo(200);
          int atPause = recorder.orders().size();
          assertThat(atPause).isLessThan(numbers.size());
          Instant paused = engine.now();
          api.await("/v1/health", body -> engine.now().isAfter(paused.plusSeconds(3600)), PATIENCE);
          assertThat(recorder.orders()).hasSize(atPause);

          assertThat(api.post(campaign + "/resume", "{}").status()).isEqualTo(200);
          api.await(campaign, body -> body.path("status").asText().equals("completed"), PATIENCE);
          assertThat(recorder.orders())
              .extracting(CarrierRecorder.Order::to)
              .containsExactlyInAnyOrderElementsOf(numbers);
          return id;
        });
  }

  @Test
  void nobodyIsCalledAfterTheirStopIsAcknowledgedInAnyCampaign() throws Exception {
    Engines.withCarrier(
        logs,
        NOON_IN_NEW_YORK,
        order -> "no_answer",
        CALL,
        (engine, recorder) -> {
          Api api = Engines.api(engine);
          List<String> numbers = Numbers.inNewYork(20);
          String first =
              api.create(
                  Api.campaign(numbers)
                      .put("concurrent_calls", SLOTS)
                      .put("retry_failed", true)
                      .put("retry_attempts", 3));
          String second = api.create(Api.campaign(numbers).put("concurrent_calls", 1));
          api.await(
              "/v1/campaigns/" + first, body -> body.at("/counts/started").asInt() >= 4, PATIENCE);

          Set<String> stopped = Set.copyOf(numbers.subList(8, 14));
          for (String number : stopped) {
            String message =
                Api.JSON
                    .createObjectNode()
                    .put("from", number)
                    .put("to", "+12125550100")
                    .put("body", "Stop!")
                    .toString();
            assertThat(api.post("/v1/inbound", message).body().path("suppressed").asBoolean())
                .isTrue();
          }
          int atStop = recorder.orders().size();
          for (String id : List.of(first, second)) {
            api.await(
                "/v1/campaigns/" + id,
                body -> body.path("status").asText().equals("completed"),
                PATIENCE);
          }

          List<CarrierRecorder.Order> orders = recorder.orders();
          assertThat(orders.subList(atStop, orders.size()))
              .extracting(CarrierRecorder.Order::to)
              .doesNotContainAnyElementsOf(stopped);
          assertThat(
                  orders.subList(atStop, orders.size()).stream()
                      .map(CarrierRecorder.Order::to)
                      .collect(Collectors.toSet()))
              .isNotEmpty();
          return first;
        });
  }

  @Test
  void aCancelledCampaignStartsNothingMoreAndEndsEverybody() throws Exception {
    Engines.withCarrier(
        logs,
        NOON_IN_NEW_YORK,
        order -> "completed",
        CALL,
        (engine, recorder) -> {
          Api api = Engines.api(engine);
          List<String> numbers = Numbers.inNewYork(60);
          String id = api.create(Api.campaign(numbers).put("concurrent_calls", SLOTS));
          String campaign = "/v1/campaigns/" + id;
          api.await(campaign, body -> body.at("/counts/started").asInt() >= 5, PATIENCE);

          assertThat(api.post(campaign + "/cancel", "{}").status()).isEqualTo(200);
          int atCancel = recorder.orders().size();
          var ended =
              api.await(
                  campaign, body -> body.at("/counts/ended").asInt() == numbers.size(), PATIENCE);

          assertThat(recorder.orders().size()).isBetween(atCancel, atCancel + SLOTS);
          assertThat(ended.at("/counts/reached").asInt()).isEqualTo(recorder.orders().size());
          assertThat(ended.path("status").asText()).isEqualTo("cancelled");
          return id;
        });
  }
}
