package dev.rollcall.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What API Gateway answers. */
final class ApiResponse {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  private ApiResponse(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  int status() {
    return status;
  }

  Map<String, List<String>> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  /** The gateway's own word on a request that no function answered. */
  static ApiResponse message(int status, String message) {
    return json(status, JSON.createObjectNode().put("message", message).toString());
  }

  /** The answer that a function's payload stands for. */
  static ApiResponse of(String payload) {
    try {
      JsonNode answer = JSON.readTree(payload);
      // Without a status, the payload itself is the body.
      return answer.has("statusCode") ? described(answer) : json(200, inferred(answer));
    } catch (JsonProcessingException | IllegalArgumentException _) {
      return message(500, "Internal Server Error");
    }
  }

  private static String inferred(JsonNode answer) {
    return answer.isTextual() ? answer.asText() : answer.toString();
  }

  private static ApiResponse described(JsonNode answer) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    answer.path("headers").properties().forEach(h -> put(headers, h.getKey(), h.getValue()));
    answer
        .path("multiValueHeaders")
        .properties()
        .forEach(h -> h.getValue().forEach(value -> put(headers, h.getKey(), value)));
    answer.path("cookies").forEach(cookie -> put(headers, "Set-Cookie", cookie));
    String body = answer.path("body").asText("");
    byte[] bytes =
        answer.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8);
    return new ApiResponse(answer.path("statusCode").asInt(), headers, bytes);
  }

  private static void put(Map<String, List<String>> headers, String name, JsonNode value) {
    headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(value.asText());
  }

  private static ApiResponse json(int status, String body) {
    return new ApiResponse(
        status,
        Map.of("Content-Type", List.of("application/json")),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
