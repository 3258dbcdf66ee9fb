package dev.rollcall.local.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.local.clock.Activity;
import dev.rollcall.local.template.Arn;
import dev.rollcall.local.template.RuleSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** EventBridge on a free loopback port, with the requests that this project makes of it. */
public final class BusServer implements BusService {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Activity activity;
  private final InstantSource clock;
  private final EventBus.Delivery delivery;
  private final Map<String, EventBus> buses = new ConcurrentHashMap<>();
  private final BusControl control = new BusControl(buses);

  private BusServer(Activity activity, InstantSource clock, BusTargets targets) throws IOException {
    this.activity = activity;
    this.clock = clock;
    this.delivery = targets::deliver;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
  }

  /** Binds a port, with no bus yet. */
  public static BusServer bind(Activity activity, InstantSource clock, BusTargets targets) {
    try {
      return new BusServer(activity, clock, targets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Starts to answer, with these buses and rules. */
  @Override
  public void start(List<String> names, List<RuleSpec> rules) {
    for (String name : names) {
      EventBus bus = new EventBus();
      rules.stream().filter(rule -> rule.bus().equals(name)).forEach(bus::put);
      buses.put(name, bus);
    }
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange;
        var _ = activity.begin()) {
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      BusAnswer answer = answer(exchange.getRequestHeaders().getFirst("X-Amz-Target"), request);
      byte[] body = answer.body().toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private BusAnswer answer(@Nullable String target, JsonNode request) {
    return switch (target) {
      case "AWSEvents.PutEvents" -> BusAnswer.of(putEvents(request.path("Entries")));
      case "AWSEvents.CreateEventBus" -> control.createBus(request);
      case "AWSEvents.PutRule" -> control.putRule(request);
      case "AWSEvents.PutTargets" -> control.putTargets(request);
      case null, default ->
          BusAnswer.error("UnknownOperationException", target + " is not served locally");
    };
  }

  private ObjectNode putEvents(JsonNode entries) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode results = answer.putArray("Entries");
    int failed = 0;
    for (JsonNode entry : entries) {
      ObjectNode result = putEvent(entry);
      failed += result.has("ErrorCode") ? 1 : 0;
      results.add(result);
    }
    return answer.put("FailedEntryCount", failed);
  }

  private ObjectNode putEvent(JsonNode entry) {
    for (String required : List.of("Source", "DetailType", "Detail")) {
      if (!entry.hasNonNull(required)) {
        return error("InvalidArgument", required + " is missing");
      }
    }
    String name = BusControl.busName(entry);
    EventBus bus = buses.get(name);
    if (bus == null) {
      return error("ResourceNotFoundException", "no bus is named " + name);
    }
    try {
      JsonNode detail = JSON.readTree(entry.path("Detail").asText());
      if (!detail.isObject()) {
        return error("MalformedDetail", "Detail is not a JSON object");
      }
      String id = UUID.randomUUID().toString();
      bus.put(event(entry, id, detail), delivery);
      return JSON.createObjectNode().put("EventId", id);
    } catch (JsonProcessingException _) {
      return error("MalformedDetail", "Detail is malformed");
    }
  }

  private ObjectNode event(JsonNode entry, String id, JsonNode detail) {
    Instant time =
        entry.hasNonNull("Time")
            ? Instant.ofEpochMilli(Math.round(entry.path("Time").asDouble() * 1000))
            : clock.instant();
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "0").put("id", id);
    event.put("detail-type", entry.path("DetailType").asText());
    event.put("source", entry.path("Source").asText()).put("account", Arn.ACCOUNT);
    event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", Arn.REGION);
    ArrayNode resources = event.putArray("resources");
    entry.path("Resources").forEach(resources::add);
    event.set("detail", detail);
    return event;
  }

  private static ObjectNode error(String code, String message) {
    return JSON.createObjectNode().put("ErrorCode", code).put("ErrorMessage", message);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
