package dev.rollcall.house;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The world around: a carrier that calls back later, and endpoints of several tempers. */
final class Outside implements AutoCloseable {
  private static final Pattern ATTEMPT = Pattern.compile("\"attempt_id\":\"([^\"]+)\"");
  private static final int FAILS_BEFORE_IT_TAKES = 4;

  private final List<String> attempts = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> tries = new ConcurrentHashMap<>();
  private final HttpServer server;

  Outside() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/carrier", this::carry);
    server.createContext("/good", exchange -> answer(exchange, 204));
    server.createContext("/gone", exchange -> answer(exchange, 410));
    server.createContext("/busy", exchange -> answer(exchange, 429));
    server.createContext("/flaky", this::takeInTheEnd);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** The attempts that the carrier was asked for. */
  List<String> attempts() {
    return List.copyOf(attempts);
  }

  private void carry(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Matcher attempt = ATTEMPT.matcher(body);
    if (attempt.find()) {
      attempts.add(attempt.group(1));
    }
    answer(exchange, exchange.getRequestMethod().equals("POST") ? 202 : 404);
  }

  private void takeInTheEnd(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    answer(exchange, tries.merge(id, 1, Integer::sum) > FAILS_BEFORE_IT_TAKES ? 204 : 500);
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
