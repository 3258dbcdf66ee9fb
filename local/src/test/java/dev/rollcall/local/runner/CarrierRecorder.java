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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * An HTTP carrier outside the engine that writes down every order it accepts, calls back like a
 * real one until it is heard, and answers lookups.
 */
final class CarrierRecorder implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CALLS_BACK_FOR = Duration.ofSeconds(90);

  /**
   * An accepted order.
   *
   * @param campaign whose it is
   * @param arrivedNanos real, monotonic
   */
  record Order(
      String attemptId,
      String campaign,
      String to,
      int number,
      Instant startedAt,
      boolean signed,
      long arrivedNanos) {}

  /** How a carrier deals with one order, which it accepts unless this says otherwise. */
  enum Manner {
    /** Accepts it, and calls back once. */
    ORDERLY,
    /** Accepts it, and calls back twice at the same time. */
    CALLS_BACK_TWICE,
    /** Accepts it, and never calls back; whoever asks is told. */
    NEVER_CALLS_BACK,
    /** Accepts it, answers 500, and calls back all the same. */
    ANSWERS_500,
    /** Accepts it, drops the connection, and never calls back. */
    HANGS_UP,
    /** Does not accept it: too much at once. */
    THROTTLES,
    /** Does not accept it, and does not say so either. */
    FAILS
  }

  private volatile Signature signature = Signature.of("nobody's secret");
  private final Function<Order, String> disposition;
  private final Function<Order, Duration> callLength;
  private final Function<Order, Manner> manner;
  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(4);
  private final List<Order> orders = new ArrayList<>();
  private final Map<String, String> ended = new ConcurrentHashMap<>();
  private final Set<String> live = ConcurrentHashMap.newKeySet();
  private final AtomicInteger toTell = new AtomicInteger();
  private int liveMax;

  /**
   * A recorder.
   *
   * @param disposition what becomes of each order
   * @param callLength real time from its acceptance to its callback
   */
  CarrierRecorder(Function<Order, String> disposition, Duration callLength) throws IOException {
    this(disposition, _ -> callLength);
  }

  /** A recorder that takes its own time for each order. */
  CarrierRecorder(Function<Order, String> disposition, Function<Order, Duration> callLength)
      throws IOException {
    this(disposition, callLength, _ -> Manner.ORDERLY);
  }

  /** A recorder that may treat an order badly. */
  CarrierRecorder(
      Function<Order, String> disposition,
      Function<Order, Duration> callLength,
      Function<Order, Manner> manner)
      throws IOException {
    this.disposition = disposition;
    this.callLength = callLength;
    this.manner = manner;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/calls", this::serve);
    server.start();
  }

  /** The secret that the engine signs with, and expects of callbacks. */
  void trust(String secret) {
    signature = Signature.of(secret);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/calls";
  }

  synchronized List<Order> orders() {
    return List.copyOf(orders);
  }

  /** Waits at most so long until there are so many orders; answers whether there are. */
  synchronized boolean awaitOrders(int count, Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (orders.size() < count) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /** Waits until so many calls to these numbers have begun. */
  synchronized void awaitCalls(Collection<String> numbers, int count, Duration atMost)
      throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (orders.stream().filter(order -> numbers.contains(order.to())).count() < count) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("no " + count + " calls yet: " + orders);
      }
      wait(left);
    }
  }

  /** Whether somebody is still to be called back. */
  boolean isBusy() {
    return toTell.get() > 0;
  }

  synchronized int liveMax() {
    return liveMax;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("GET")) {
        lookup(exchange);
      } else {
        accept(exchange);
      }
    }
  }

  private void lookup(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String attempt = path.substring(path.lastIndexOf('/') + 1);
    String known = ended.get(attempt);
    if (known != null) {
      answer(exchange, 200, known);
    } else if (live.contains(attempt)) {
      answer(exchange, 202, carrierId(attempt));
    } else {
      answer(exchange, 404, "{}");
    }
  }

  private void accept(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = exchange.getRequestHeaders();
    boolean signed =
        signature.verify(
            headers.getFirst("webhook-id"),
            Long.parseLong(headers.getFirst("webhook-timestamp")),
            body,
            headers.getFirst("webhook-signature"));
    JsonNode order = JSON.readTree(body);
    Order accepted =
        new Order(
            order.get("attempt_id").asText(),
            order.get("campaign_id").asText(),
            order.get("to").asText(),
            order.get("number").asInt(),
            Instant.parse(order.get("started_at").asText()),
            signed,
            System.nanoTime());
    Manner how = manner.apply(accepted);
    if (how == Manner.THROTTLES) {
      exchange.getResponseHeaders().set("Retry-After", "30");
      answer(exchange, 429, "{}");
      return;
    }
    if (how == Manner.FAILS) {
      answer(exchange, 503, "{}");
      return;
    }
    boolean silent = how == Manner.NEVER_CALLS_BACK || how == Manner.HANGS_UP;
    int callbacks = silent ? 0 : how == Manner.CALLS_BACK_TWICE ? 2 : 1;
    toTell.addAndGet(callbacks);
    synchronized (this) {
      orders.add(accepted);
      notifyAll();
      live.add(accepted.attemptId());
      liveMax = Math.max(liveMax, live.size());
    }
    String outcome =
        JSON.createObjectNode()
            .put("disposition", disposition.apply(accepted))
            .put("ended_at", accepted.startedAt().plusSeconds(30).toString())
            .put("talk_seconds", 25)
            .put("detail", "recorded")
            .toString();
    String callback = order.get("callback_url").asText();
    var _ =
        timer.schedule(
            () -> hangUp(accepted, callback, outcome, callbacks),
            callLength.apply(accepted).toMillis(),
            TimeUnit.MILLISECONDS);
    if (how == Manner.HANGS_UP) {
      return; // Whoever closes an exchange without an answer drops its connection.
    }
    answer(exchange, how == Manner.ANSWERS_500 ? 500 : 202, carrierId(accepted.attemptId()));
  }

  private static String carrierId(String attempt) {
    return "{\"carrier_id\":\"rec-" + attempt + "\"}";
  }

  private void hangUp(Order order, String callback, String outcome, int callbacks) {
    ended.put(order.attemptId(), outcome);
    synchronized (this) {
      live.remove(order.attemptId());
    }
    long until = System.nanoTime() + CALLS_BACK_FOR.toNanos();
    for (int i = 0; i < callbacks; i++) {
      timer.execute(() -> callBack(order, callback, outcome, until));
    }
  }

  private void callBack(Order order, String callback, String outcome, long untilNanos) {
    if (tell(order, callback, outcome).filter(status -> status < 500).isEmpty()
        && System.nanoTime() < untilNanos) {
      var _ =
          timer.schedule(
              () -> callBack(order, callback, outcome, untilNanos), 200, TimeUnit.MILLISECONDS);
    } else {
      toTell.decrementAndGet();
    }
  }

  private Optional<Integer> tell(Order order, String callback, String outcome) {
    long now = System.currentTimeMillis() / 1000;
    String id = "cb-" + order.attemptId();
    try {
      return Optional.of(
          http.send(
                  HttpRequest.newBuilder(URI.create(callback))
                      .timeout(Duration.ofSeconds(20))
                      .header("Content-Type", "application/json")
                      .header("webhook-id", id)
                      .header("webhook-timestamp", Long.toString(now))
                      .header("webhook-signature", signature.sign(id, now, outcome))
                      .POST(HttpRequest.BodyPublishers.ofString(outcome))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode());
    } catch (IOException engineIsDown) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
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
    server.stop(0);
  }
}
