package dev.rollcall.local.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.rollcall.local.template.Arn;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A request as API Gateway's payload format 2.0 describes it; its time is real time. */
final class ApiRequest {
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

  private final HttpExchange exchange;
  private final Router.Match match;
  private final byte[] body;

  ApiRequest(HttpExchange exchange, Router.Match match, byte[] body) {
    this.exchange = exchange;
    this.match = match;
    this.body = body;
  }

  String event() {
    String rawPath = exchange.getRequestURI().getRawPath();
    String query = exchange.getRequestURI().getRawQuery();
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "2.0").put("routeKey", match.routeKey());
    event.put("rawPath", rawPath).put("rawQueryString", query == null ? "" : query);
    Map<String, String> headers = headers();
    String cookies = headers.remove("cookie");
    if (cookies != null) {
      List.of(cookies.split(";\\s*", -1)).forEach(event.putArray("cookies")::add);
    }
    put(event.putObject("headers"), headers);
    if (query != null && !query.isEmpty()) {
      put(event.putObject("queryStringParameters"), parameters(query));
    }
    event.set("requestContext", context(rawPath, headers));
    if (!match.parameters().isEmpty()) {
      put(event.putObject("pathParameters"), match.parameters());
    }
    boolean text = isText(headers.getOrDefault("content-type", "text/plain"));
    if (body.length > 0) {
      event.put(
          "body",
          text
              ? new String(body, StandardCharsets.UTF_8)
              : Base64.getEncoder().encodeToString(body));
    }
    return event.put("isBase64Encoded", body.length > 0 && !text).toString();
  }

  private static void put(ObjectNode into, Map<String, String> values) {
    values.forEach(into::put);
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              headers.put(lower, String.join(lower.equals("cookie") ? ";" : ",", values));
            });
    return headers;
  }

  private static Map<String, String> parameters(String query) {
    return List.of(query.split("&", -1)).stream()
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> decode(pair[0]),
                pair -> pair.length > 1 ? decode(pair[1]) : "",
                (one, other) -> one + "," + other,
                LinkedHashMap::new));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  private ObjectNode context(String rawPath, Map<String, String> headers) {
    Instant now = Instant.now();
    String host = headers.getOrDefault("host", "localhost");
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context.put("accountId", Arn.ACCOUNT).put("apiId", "local").put("domainName", host);
    context.put("domainPrefix", host.split("[.:]", 2)[0]);
    context
        .putObject("http")
        .put("method", exchange.getRequestMethod())
        .put("path", rawPath)
        .put("protocol", exchange.getProtocol())
        .put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress())
        .put("userAgent", headers.getOrDefault("user-agent", ""));
    context.put("requestId", UUID.randomUUID().toString());
    context.put("routeKey", match.routeKey()).put("stage", "$default");
    context.put("time", CLF.format(now.atOffset(ZoneOffset.UTC)));
    return context.put("timeEpoch", now.toEpochMilli());
  }

  /** The types whose bodies API Gateway passes on as they are. */
  private static boolean isText(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.startsWith("text/")
        || type.equals("application/json")
        || type.equals("application/javascript")
        || type.equals("application/xml");
  }
}
