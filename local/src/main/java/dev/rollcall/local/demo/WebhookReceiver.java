package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.local.clock.Doorbell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The endpoint of the demonstration: verifies with the library that real receivers use. */
public final class WebhookReceiver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NO_CONTENT = 204;

  private final Webhook verifier;
  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Set<String> completions = ConcurrentHashMap.newKeySet();
  private final Semaphore completed = new Semaphore(0);
  private final Doorbell arrivals = new Doorbell();

  /** Listens on a free port of this machine. */
  public WebhookReceiver(String secret) {
    try {
      verifier = new Webhook(secret);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (EmptyWebhookSecretException e) {
      throw new IllegalArgumentException("webhooks need a secret", e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  /** Where webhooks are to be posted. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/rollcall";
  }

  /** Everything that arrived, repeats included. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** Waits at most so long for the news that one more campaign is complete. */
  public boolean awaitCompleted(long millis) throws InterruptedException {
    return completed.tryAcquire(millis, TimeUnit.MILLISECONDS);
  }

  /** Waits at most so long until what has arrived is enough. */
  public boolean await(Predicate<List<Received>> enough, Duration atMost)
      throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    long seen = arrivals.rings();
    while (!enough.test(received())) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      arrivals.await(seen, Duration.ofNanos(left));
      seen = arrivals.rings();
    }
    return true;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      Received one = new Received(id, verified(exchange, body), JSON.readTree(body));
      received.add(one);
      exchange.sendResponseHeaders(NO_CONTENT, -1);
      if (one.type().equals("campaign.completed") && completions.add(id)) {
        completed.release();
      }
      arrivals.ring();
    }
  }

  private boolean verified(HttpExchange exchange, String body) {
    HttpHeaders headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
    try {
      verifier.verify(body, headers);
      return true;
    } catch (WebhookVerificationException forged) {
      return false;
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
