package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner is killed in the middle of its work, again and again, and loses nobody. */
class KillNineIT {
  private static final int KILLS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path directory;

  @Test
  void everyContactStillEndsExactlyOnce() throws Exception {
    Path data = Files.createDirectories(directory.resolve("data"));
    String secret = Credentials.of(Optional.of(data)).get(Credentials.CARRIER_SECRET);
    Random when = new Random(7);
    List<String> numbers = Numbers.inNewYork(80);
    String port = Integer.toString(freePort());
    try (CarrierRecorder recorder =
        new CarrierRecorder(order -> "completed", Duration.ofMillis(40))) {
      recorder.trust(secret);
      String[] arguments = {
        "--port",
        port,
        "--data",
        data.toString(),
        "--carrier",
        recorder.url(),
        "--allow-loopback",
        "--speed",
        "100000",
        "--now",
        "2026-12-01T15:00:00Z"
      };
      ServedEngine engine = ServedEngine.start(directory, arguments);
      String id =
          engine
              .api()
              .create(
                  Api.campaign(numbers)
                      .put("concurrent_calls", 4)
                      .put("retry_failed", true)
                      .put("retry_attempts", 3));
      for (int kill = 1; kill <= KILLS; kill++) {
        awaitOrders(recorder, Math.min(kill * 15 + when.nextInt(5), numbers.size() - 5), engine);
        engine.killDashNine();
        engine = ServedEngine.start(directory, arguments);
      }
      JsonNode campaign =
          engine
              .api()
              .await(
                  "/v1/campaigns/" + id,
                  body -> body.path("status").asText().equals("completed"),
                  PATIENCE);

      assertThat(recorder.orders())
          .extracting(CarrierRecorder.Order::attemptId)
          .doesNotHaveDuplicates();
      Set<String> reached = new LinkedHashSet<>();
      recorder.orders().forEach(order -> reached.add(order.to()));
      assertThat(reached).containsExactlyInAnyOrderElementsOf(numbers);
      assertThat(campaign.at("/counts/ended").asInt()).isEqualTo(numbers.size());
      assertThat(campaign.at("/counts/reached").asInt()).isEqualTo(numbers.size());
      assertThat(engine.terminate()).isIn(0, 143);
    }
  }

  private static void awaitOrders(CarrierRecorder recorder, int count, ServedEngine engine)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (recorder.orders().size() < count) {
      assertThat(System.nanoTime())
          .as("orders so far: %s", recorder.orders().size())
          .isLessThan(until);
      engine.api().get("/v1/health");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
