package dev.rollcall.local.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A webhook endpoint that fails before and after it has understood, until it is mended. */
final class BadEndpoint implements AutoCloseable {
  private static final int NO_CONTENT = 204;
  private static final int UNAVAILABLE = 503;
  private static final int IN_TEN = 10;

  /**
   * A webhook that was posted.
   *
   * @param taken whether it was told so: what is not must come again
   */
  record Heard(String id, boolean taken, JsonNode body) {
    String type() {
      return body.path("type").asText();
    }

    String data(String name) {
      return body.path("data").path(name).asText();
    }

    boolean isCorrection() {
      return body.path("data").path("correction").asBoolean();
    }
  }

  private final HttpServer server;
  private final Random random;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private volatile boolean mended;

  BadEndpoint(long seed) throws IOException {
    random = new Random(seed);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/news";
  }

  void mend() {
    mended = true;
  }

  List<Heard> heard() {
    return List.copyOf(heard);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = Api.JSON.readTree(exchange.getRequestBody().readAllBytes());
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      int luck = mended ? IN_TEN : random.nextInt(IN_TEN);
      heard.add(new Heard(id, luck > 1, body));
      if (luck == 0) {
        return; // Whoever closes an exchange without an answer drops its connection.
      }
      exchange.sendResponseHeaders(luck == 1 ? UNAVAILABLE : NO_CONTENT, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
