package dev.rollcall.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.local.clock.Activity;
import dev.rollcall.local.lambda.Function;
import dev.rollcall.local.lambda.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An HTTP API on a loopback port. */
public final class HttpFront implements AutoCloseable {
  private static final int BODY_BYTES_MAX = 10 * 1024 * 1024;

  /** Headers that the server itself writes. */
  private static final Set<String> SERVERS_OWN =
      Set.of("connection", "content-length", "date", "transfer-encoding");

  private final HttpServer server;
  private final Activity activity;

  private HttpFront(int port, Activity activity) throws IOException {
    this.activity = activity;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
  }

  /** Binds a port, or any free one for 0, and answers nothing yet. */
  public static HttpFront bind(int port, Activity activity) {
    // Without it, each answer on a kept-alive connection waits for the client's delayed ACK.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      return new HttpFront(port, activity);
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port, e);
    }
  }

  /** Where it listens. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Starts to answer, with the routes of these functions. */
  public void start(Collection<Function> functions) {
    Router router = new Router(functions);
    server.createContext("/", exchange -> handle(exchange, router));
    server.start();
  }

  private void handle(HttpExchange exchange, Router router) throws IOException {
    try (exchange;
        var _ = activity.begin()) {
      byte[] body = read(exchange.getRequestBody());
      send(
          exchange,
          body == null
              ? ApiResponse.message(413, "Request Entity Too Large")
              : answer(exchange, router, body));
    }
  }

  /** The body; null if it is too large, after reading it, for the client is still sending. */
  private static byte @Nullable [] read(InputStream in) throws IOException {
    byte[] body = in.readNBytes(BODY_BYTES_MAX + 1);
    if (body.length <= BODY_BYTES_MAX) {
      return body;
    }
    in.transferTo(OutputStream.nullOutputStream());
    return null;
  }

  private static ApiResponse answer(HttpExchange exchange, Router router, byte[] body) {
    Optional<Router.Match> match =
        router.match(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
    if (match.isEmpty()) {
      return ApiResponse.message(404, "Not Found");
    }
    String event = new ApiRequest(exchange, match.get(), body).event();
    return switch (match.get().function().invoke(event)) {
      case Outcome.Returned(String payload) -> ApiResponse.of(payload);
      case Outcome.Failed _ -> ApiResponse.message(500, "Internal Server Error");
      case Outcome.TimedOut _ -> ApiResponse.message(503, "Service Unavailable");
    };
  }

  private static void send(HttpExchange exchange, ApiResponse response) throws IOException {
    response
        .headers()
        .forEach(
            (name, values) -> {
              if (!SERVERS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    boolean head = exchange.getRequestMethod().equals("HEAD");
    boolean bodyless = head || response.status() == 204 || response.status() == 304;
    if (head) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(response.body().length));
    }
    if (bodyless || response.body().length == 0) {
      exchange.sendResponseHeaders(response.status(), -1);
    } else {
      exchange.sendResponseHeaders(response.status(), response.body().length);
      exchange.getResponseBody().write(response.body());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
