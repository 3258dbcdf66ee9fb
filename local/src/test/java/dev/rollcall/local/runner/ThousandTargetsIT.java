package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest request of the page, over six zones, in an accelerated day. */
class ThousandTargetsIT {
  private static final Instant BEFORE_DAWN = Instant.parse("2026-12-01T10:00:00Z");
  private static final int TARGETS = 1000;

  @TempDir Path logs;

  @Test
  void everyoneEndsAsTheyShouldAndNobodyIsCalledInQuietHours() throws Exception {
    Map<String, ZoneId> numbers = Numbers.spread(TARGETS);
    Engines.withCarrier(
        logs,
        BEFORE_DAWN,
        order -> order.number() == 1 && order.to().endsWith("5") ? "no_answer" : "completed",
        Duration.ofMillis(20),
        (engine, recorder) -> {
          Api api = Engines.api(engine);
          String id =
              api.create(
                  Api.campaign(List.copyOf(numbers.keySet()))
                      .put("concurrent_calls", 10)
                      .put("retry_failed", true)
                      .put("retry_attempts", 1));
          var campaign =
              api.await(
                  "/v1/campaigns/" + id,
                  body -> body.path("status").asText().equals("completed"),
                  Duration.ofMinutes(8));

          List<CarrierRecorder.Order> orders = recorder.orders();
          long secondTries = numbers.keySet().stream().filter(n -> n.endsWith("5")).count();
          assertThat(campaign.at("/counts/ended").asInt()).isEqualTo(numbers.size());
          assertThat(campaign.at("/counts/reached").asInt()).isEqualTo(numbers.size());
          assertThat(orders).hasSize((int) (numbers.size() + secondTries));
          assertThat(orders).extracting(CarrierRecorder.Order::attemptId).doesNotHaveDuplicates();
          assertThat(recorder.liveMax()).isLessThanOrEqualTo(10);
          assertThat(orders).noneMatch(order -> inQuietHours(order, numbers));
          assertThat(
                  orders.stream()
                      .collect(
                          Collectors.groupingBy(o -> numbers.get(o.to()), Collectors.counting())))
              .hasSize(6);
          return id;
        });
  }

  private static boolean inQuietHours(CarrierRecorder.Order order, Map<String, ZoneId> numbers) {
    LocalTime local = order.startedAt().atZone(numbers.get(order.to())).toLocalTime();
    return local.isBefore(LocalTime.of(8, 0)) || !local.isBefore(LocalTime.of(21, 0));
  }
}
