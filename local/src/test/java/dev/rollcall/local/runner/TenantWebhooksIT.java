package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.local.demo.Received;
import dev.rollcall.local.demo.WebhookReceiver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tenant's own endpoints, one of which is gone for a while. */
class TenantWebhooksIT {
  private static final Instant NOON_IN_NEW_YORK = Instant.parse("2026-12-01T17:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final int GONE = 410;
  private static final int NO_CONTENT = 204;

  @TempDir Path logs;

  @Test
  void hearOfEveryCampaignAndWhatOneMissedIsReplayedToItOnce() throws Exception {
    AtomicInteger status = new AtomicInteger(GONE);
    List<String> taken = new CopyOnWriteArrayList<>();
    HttpServer gone = server(status, taken);
    try (WebhookReceiver healthy = new WebhookReceiver(SECRET);
        Engine engine = Engines.simulated(logs, NOON_IN_NEW_YORK)) {
      Api api = Engines.api(engine);
      ObjectNode all = Api.JSON.createObjectNode().put("url", healthy.url()).put("secret", SECRET);
      all.putArray("event_types")
          .add("campaign.started")
          .add("campaign.completed")
          .add("contact.finished")
          .add("contact.opted_out")
          .add("call.completed");
      assertThat(api.post("/v1/webhooks", all.toString()).status()).isEqualTo(201);
      String missing = "/v1/webhooks/" + add(api, "http://127.0.0.1:" + port(gone) + "/");

      List<String> numbers = Numbers.inNewYork(12);
      String id = api.create(Api.campaign(numbers).put("concurrent_calls", 3));
      JsonNode campaign =
          api.await(
              "/v1/campaigns/" + id,
              body -> body.path("status").asText().equals("completed"),
              PATIENCE);

      // The one that is gone has kept nobody from hearing.
      assertThat(healthy.awaitCompleted(PATIENCE.toMillis())).isTrue();
      Set<String> ids = new TreeSet<>();
      healthy.received().stream()
          .filter(one -> !one.type().equals("call.completed"))
          .forEach(one -> ids.add(one.id()));
      assertThat(healthy.received()).allMatch(Received::verified);
      assertThat(
              healthy.received().stream()
                  .filter(one -> one.type().equals("contact.finished"))
                  .map(one -> one.data("to"))
                  .distinct())
          .containsExactlyInAnyOrderElementsOf(numbers);
      assertThat(
              healthy.received().stream()
                  .filter(one -> one.type().equals("call.completed"))
                  .map(Received::id)
                  .distinct())
          .hasSize(campaign.at("/counts/started").asInt());

      String failed = missing + "/deliveries?state=failed&limit=100";
      api.await(failed, body -> body.path("data").size() == ids.size(), PATIENCE);
      assertThat(api.get(missing).body().path("state").asText()).isEqualTo("disabled");
      assertThat(api.post(missing + "/replay", "").status()).isEqualTo(409);

      taken.clear();
      status.set(NO_CONTENT);
      assertThat(api.post(missing + "/enable", "").status()).isEqualTo(200);
      assertThat(api.post(missing + "/replay", "").body().path("replayed").asInt())
          .isEqualTo(ids.size());
      api.post(missing + "/replay", "");
      api.await(missing + "/deliveries", body -> body.path("data").isEmpty(), PATIENCE);

      assertThat(taken).containsExactlyInAnyOrderElementsOf(ids);
    } finally {
      gone.stop(0);
    }
  }

  private static String add(Api api, String url) throws Exception {
    String body = Api.JSON.createObjectNode().put("url", url).toString();
    return api.post("/v1/webhooks", body).body().path("id").asText();
  }

  private static int port(HttpServer server) {
    return server.getAddress().getPort();
  }

  private static HttpServer server(AtomicInteger status, List<String> taken) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            taken.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(status.get(), -1);
          }
        });
    server.start();
    return server;
  }
}
