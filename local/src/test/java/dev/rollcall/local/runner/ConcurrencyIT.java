package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty calls, two at a time, through a carrier that calls back. */
class ConcurrencyIT {
  private static final Instant NOON_IN_NEW_YORK = Instant.parse("2026-12-01T17:00:00Z");

  @TempDir Path logs;

  @Test
  void neverMoreThanTwoCallsAreLiveAndNoMinuteIsIdle() throws Exception {
    Engines.withCarrier(
        logs,
        NOON_IN_NEW_YORK,
        order -> "completed",
        Duration.ofMillis(60),
        (engine, recorder) -> {
          Api api = Engines.api(engine);
          List<String> numbers = Numbers.inNewYork(20);
          String id = api.create(Api.campaign(numbers).put("concurrent_calls", 2));

          api.await(
              "/v1/campaigns/" + id,
              body -> body.path("status").asText().equals("completed"),
              Duration.ofSeconds(60));

          List<CarrierRecorder.Order> orders = recorder.orders();
          assertThat(recorder.liveMax()).isEqualTo(2);
          assertThat(orders).extracting(CarrierRecorder.Order::attemptId).doesNotHaveDuplicates();
          assertThat(orders)
              .extracting(CarrierRecorder.Order::to)
              .containsExactlyInAnyOrderElementsOf(numbers);
          assertThat(orders).allMatch(CarrierRecorder.Order::signed);
          List<Instant> starts =
              orders.stream().map(CarrierRecorder.Order::startedAt).sorted().toList();
          for (int i = 1; i < starts.size(); i++) {
            assertThat(Duration.between(starts.get(i - 1), starts.get(i)))
                .isLessThan(Duration.ofMinutes(1));
          }
          return id;
        });
  }
}
