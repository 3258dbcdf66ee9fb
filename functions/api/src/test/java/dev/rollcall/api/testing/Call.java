package dev.rollcall.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rollcall.aws.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as the HTTP API would pass it on, built step by step. */
public final class Call {
  private final String route;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> path = new LinkedHashMap<>();
  private final Map<String, String> query = new LinkedHashMap<>();
  private @Nullable String body;
  private boolean base64;

  private Call(String route) {
    this.route = route;
  }

  /** A request by a route, such as {@code GET /v1/campaigns/{id}}. */
  public static Call to(String route) {
    return new Call(route);
  }

  /** What was answered. */
  public record Answered(int status, Map<String, String> headers, String body, JsonNode json) {
    /** The answer's text at a JSON pointer. */
    public String text(String pointer) {
      JsonNode node = json.at(pointer);
      assertThat(node.isMissingNode()).as("%s in %s", pointer, body).isFalse();
      return node.asText();
    }
  }

  public Call bearer(String token) {
    return header("authorization", "Bearer " + token);
  }

  public Call header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public Call path(String name, String value) {
    path.put(name, value);
    return this;
  }

  public Call query(String name, String value) {
    query.put(name, value);
    return this;
  }

  /** With a body of this text, said to be JSON. */
  public Call json(String text) {
    headers.putIfAbsent("content-type", "application/json");
    return body(text);
  }

  /** With a body of this text. */
  public Call body(String text) {
    this.body = text;
    return this;
  }

  /** With a body in base64, as the HTTP API hands on what it takes for binary. */
  public Call bytes(byte[] bytes) {
    this.base64 = true;
    return body(Base64.getEncoder().encodeToString(bytes));
  }

  /** With a body in base64, as the HTTP API hands on what it takes for binary. */
  public Call bytes(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public APIGatewayV2HTTPEvent event() {
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    event.setVersion("2.0");
    event.setRouteKey(route);
    event.setHeaders(headers);
    event.setPathParameters(path.isEmpty() ? null : path);
    event.setQueryStringParameters(query.isEmpty() ? null : query);
    event.setBody(body);
    event.setIsBase64Encoded(base64);
    return event;
  }

  /** What a handler answers, which must be what {@code openapi.yaml} promises. */
  public Answered by(RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler) {
    APIGatewayV2HTTPResponse answer = handler.handleRequest(event(), null);
    OpenApi.holdAnswer(route, answer);
    assertThat(answer.getHeaders()).containsEntry("Cache-Control", "no-store");
    boolean isJson = answer.getHeaders().get("Content-Type").endsWith("json");
    try {
      return new Answered(
          answer.getStatusCode(),
          answer.getHeaders(),
          answer.getBody(),
          isJson ? Json.tree(answer.getBody()) : MissingNode.getInstance());
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + answer.getBody(), e);
    }
  }
}
