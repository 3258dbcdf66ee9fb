package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.demo.Received;
import dev.rollcall.local.demo.WebhookReceiver;
import dev.rollcall.local.runner.CarrierRecorder.Order;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runner is killed in the middle of its work, again and again, and loses nobody: judged by the
 * carrier's log and the webhook endpoint's, both outside it. {@code -Drollcall.kills=50} kills it
 * 50 times, {@code -Drollcall.killSeed} at other moments.
 */
class KillNineIT {
  private static final int KILLS = Integer.getInteger("rollcall.kills", 4);
  private static final long SEED = Long.getLong("rollcall.killSeed", 7);
  private static final int CALLS_PER_KILL = 6;
  private static final int CALLS_AFTER = 24;
  private static final int ATTEMPTS = 4;
  private static final int TRIES_MAX = 10_000;
  private static final int SLOTS = 4;
  private static final int LATER_MILLIS_MAX = 400;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final LocalTime QUIET_UNTIL = LocalTime.of(8, 0);
  private static final LocalTime QUIET_FROM = LocalTime.of(21, 0);

  @TempDir Path directory;

  @Test
  void everyContactStillEndsExactlyOnce() throws Exception {
    long begin = System.nanoTime();
    Path data = Files.createDirectories(directory.resolve("data"));
    String secret = Credentials.of(Optional.of(data)).get(Credentials.CARRIER_SECRET);
    Random when = new Random(SEED);
    Map<String, ZoneId> people = Numbers.spread(KILLS * CALLS_PER_KILL + CALLS_AFTER);
    try (CarrierRecorder recorder =
            new CarrierRecorder(KillNineIT::disposition, Duration.ofMillis(40));
        WebhookReceiver news = new WebhookReceiver(SECRET)) {
      recorder.trust(secret);
      String[] arguments = {
        "--port",
        Integer.toString(freePort()),
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
      String id = create(engine.api(), campaign(people, news));
      for (int kill = 1; kill <= KILLS; kill++) {
        int calls = recorder.orders().size() + when.nextInt(2 * CALLS_PER_KILL);
        calls = Math.min(calls, people.size() - CALLS_AFTER / 2);
        assertThat(recorder.awaitOrders(calls, PATIENCE)).as("%d orders", calls).isTrue();
        // In the midst of whatever it does some moments later.
        recorder.awaitOrders(Integer.MAX_VALUE, Duration.ofMillis(when.nextInt(LATER_MILLIS_MAX)));
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
      assertThat(news.await(_ -> finished(news).size() == people.size(), PATIENCE)).isTrue();

      List<Order> orders = recorder.orders();
      System.out.printf(
          "%d kills in %d s: %d contacts, %d requests to the carrier, %d for an attempt that it had"
              + " already, %d contacts without an end, %d webhooks of %d events, counts %s%n",
          KILLS,
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin),
          people.size(),
          orders.size(),
          orders.size() - orders.stream().map(Order::attemptId).distinct().count(),
          people.size() - finished(news).size(),
          news.received().size(),
          news.received().stream().map(Received::id).distinct().count(),
          campaign.path("counts"));
      judge(orders, people, news, campaign);
      assertThat(engine.terminate()).isIn(0, 143);
    }
  }

  /** Every fifth contact is only reached when tried again. */
  private static String disposition(Order order) {
    return order.number() == 1 && order.to().hashCode() % 5 == 0 ? "no_answer" : "completed";
  }

  private static ObjectNode campaign(Map<String, ZoneId> people, WebhookReceiver news) {
    return Api.campaign(List.copyOf(people.keySet()))
        .put("concurrent_calls", SLOTS)
        .put("retry_failed", true)
        .put("retry_attempts", ATTEMPTS - 1)
        .put("webhook_url", news.url())
        .put("webhook_secret", SECRET)
        .put("notify_on_call_complete", true);
  }

  /** As callers do whose request was not answered: again, under the same key. */
  private static String create(Api api, ObjectNode campaign) throws Exception {
    for (int i = 0; i < TRIES_MAX; i++) {
      Api.Answer answer = api.post("/campaigns", campaign.toString(), "kill-nine");
      if (answer.status() == 201) {
        return answer.body().get("campaign_id").asText();
      }
    }
    throw new AssertionError("no campaign was made");
  }

  private static void judge(
      List<Order> orders, Map<String, ZoneId> people, WebhookReceiver news, JsonNode campaign) {
    assertThat(orders).extracting(Order::attemptId).doesNotHaveDuplicates();
    assertThat(orders).allMatch(Order::signed);
    Map<String, List<Order>> byNumber = orders.stream().collect(Collectors.groupingBy(Order::to));
    assertThat(people.keySet()).containsAll(byNumber.keySet());
    assertThat(byNumber.values()).allMatch(calls -> calls.size() <= ATTEMPTS);
    assertThat(orders)
        .allSatisfy(
            order -> {
              LocalTime there = order.startedAt().atZone(people.get(order.to())).toLocalTime();
              assertThat(there).isBetween(QUIET_UNTIL, QUIET_FROM);
            });

    Map<String, List<Received>> ends = finished(news);
    assertThat(ends.keySet()).containsExactlyInAnyOrderElementsOf(people.keySet());
    assertThat(ends.values())
        .allMatch(told -> told.stream().map(Received::id).distinct().count() == 1);
    assertThat(campaign.at("/counts/ended").asInt()).isEqualTo(people.size());
    assertThat(campaign.at("/counts/reached").asLong())
        .isEqualTo(
            ends.values().stream()
                .filter(told -> told.getFirst().data("reached").equals("true"))
                .count());
    // Whoever was reached was so in the end: a callback finds the engine sooner or later.
    orders.stream()
        .filter(order -> disposition(order).equals("completed"))
        .forEach(
            order ->
                assertThat(ends.get(order.to()).getFirst().data("reached"))
                    .as(order.toString())
                    .isEqualTo("true"));
  }

  private static Map<String, List<Received>> finished(WebhookReceiver news) {
    return news.received().stream()
        .filter(one -> one.type().equals("contact.finished"))
        .filter(one -> !one.data("correction").equals("true"))
        .collect(
            Collectors.groupingBy(one -> one.data("to"), LinkedHashMap::new, Collectors.toList()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
