package dev.rollcall.local.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.core.webhook.Signature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * An HTTP carrier for a soak: counts, keeps little, and misbehaves with one order in a hundred.
 * Which one, and how, follows from the order's place.
 */
final class SoakCarrier implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CALL = Duration.ofSeconds(2);
  private static final int ONE_IN = 100;

  /** What goes wrong with an order. */
  enum Mischief {
    /** Nothing. */
    NONE,
    /** Placed, and answered 500. */
    SERVER_ERROR,
    /** Placed, and the connection dropped without an answer. */
    NO_ANSWER,
    /** Not placed: 429, Retry-After 1. */
    TOO_BUSY,
    /** Placed, and never called back; the lookup knows. */
    NO_CALLBACK
  }

  private final HttpServer server;
  private final HttpClient http =
      HttpClient.newBuilder()
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final Signature signature;
  private final AtomicInteger orders = new AtomicInteger();
  private final Set<String> placed = ConcurrentHashMap.newKeySet();
  private final Map<String, LongAdder> perCampaign = new ConcurrentHashMap<>();
  private final Map<String, Long> lastStart = new ConcurrentHashMap<>();
  private final Map<Mischief, LongAdder> mischiefs = new EnumMap<>(Mischief.class);
  private final LongAdder twice = new LongAdder();
  private final LongAdder unheard = new LongAdder();

  SoakCarrier(String secret) throws IOException {
    signature = Signature.of(secret);
    for (Mischief mischief : Mischief.values()) {
      mischiefs.put(mischief, new LongAdder());
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/calls", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/calls";
  }

  /** How many orders came. */
  int orders() {
    return orders.get();
  }

  /** How many calls began. */
  int calls() {
    return placed.size();
  }

  /** How many calls of a campaign began. */
  long calls(String campaign) {
    LongAdder calls = perCampaign.get(campaign);
    return calls == null ? 0 : calls.sum();
  }

  /** When the last call of a campaign began, in nanoseconds of this JVM. */
  long lastStartNanos(String campaign) {
    return lastStart.getOrDefault(campaign, 0L);
  }

  /** Orders that came twice under one attempt id. */
  long twice() {
    return twice.sum();
  }

  /** Outcomes that the engine did not take. */
  long unheard() {
    return unheard.sum();
  }

  long count(Mischief mischief) {
    return mischiefs.get(mischief).sum();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("GET")) {
        String path = exchange.getRequestURI().getPath();
        boolean known = placed.contains(path.substring(path.lastIndexOf('/') + 1));
        answer(exchange, known ? 200 : 404, known ? "{\"disposition\":\"completed\"}" : "{}");
      } else {
        place(exchange);
      }
    }
  }

  private void place(HttpExchange exchange) throws IOException {
    JsonNode order = JSON.readTree(exchange.getRequestBody().readAllBytes());
    Mischief mischief = mischief(orders.incrementAndGet());
    mischiefs.get(mischief).increment();
    if (mischief == Mischief.TOO_BUSY) {
      exchange.getResponseHeaders().set("Retry-After", "1");
      answer(exchange, 429, "{}");
      return;
    }
    String attempt = order.get("attempt_id").asText();
    if (!placed.add(attempt)) {
      twice.increment();
    }
    String campaign = order.get("campaign_id").asText();
    perCampaign.computeIfAbsent(campaign, _ -> new LongAdder()).increment();
    lastStart.merge(campaign, System.nanoTime(), Math::max);
    if (mischief != Mischief.NO_CALLBACK) {
      String callback = order.get("callback_url").asText();
      var _ =
          timer.schedule(
              () -> Thread.startVirtualThread(() -> hangUp(attempt, callback)),
              CALL.toMillis(),
              TimeUnit.MILLISECONDS);
    }
    switch (mischief) {
      case SERVER_ERROR -> answer(exchange, 500, "{}");
      case NO_ANSWER, TOO_BUSY -> {}
      case NONE, NO_CALLBACK -> answer(exchange, 202, "{\"carrier_id\":\"" + attempt + "\"}");
    }
  }

  private static Mischief mischief(int order) {
    return order % ONE_IN == 0
        ? Mischief.values()[1 + order / ONE_IN % (Mischief.values().length - 1)]
        : Mischief.NONE;
  }

  private void hangUp(String attempt, String callback) {
    String outcome = "{\"disposition\":\"completed\",\"talk_seconds\":2}";
    for (int tries = 0; tries < 5; tries++) {
      if (tell(attempt, callback, outcome)) {
        return;
      }
    }
    unheard.increment();
  }

  private boolean tell(String attempt, String callback, String outcome) {
    long now = System.currentTimeMillis() / 1000;
    String id = "cb-" + attempt;
    try {
      return http.send(
                  HttpRequest.newBuilder(URI.create(callback))
                      .timeout(Duration.ofSeconds(30))
                      .header("Content-Type", "application/json")
                      .header("webhook-id", id)
                      .header("webhook-timestamp", Long.toString(now))
                      .header("webhook-signature", signature.sign(id, now, outcome))
                      .POST(HttpRequest.BodyPublishers.ofString(outcome))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode()
          < 500;
    } catch (IOException lost) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    http.shutdownNow();
    server.stop(0);
  }
}
