package dev.rollcall.api.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.aws.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the answers that the HTTP API passes on. */
public final class Answer {
  private Answer() {}

  /** An answer in plain JSON. */
  public static APIGatewayV2HTTPResponse json(int status, Object body) {
    return of(status, "application/json", Map.of(), body);
  }

  /** An answer in any kind of JSON, with more headers. */
  public static APIGatewayV2HTTPResponse of(
      int status, String contentType, Map<String, String> more, Object body) {
    Map<String, String> headers = new LinkedHashMap<>(more);
    headers.put("Content-Type", contentType);
    // What is answered is a tenant's own, and counts change by the second.
    headers.put("Cache-Control", "no-store");
    return ready(status, headers, Json.write(body));
  }

  /** An answer with one more header. */
  public static APIGatewayV2HTTPResponse with(
      APIGatewayV2HTTPResponse answer, String name, String value) {
    Map<String, String> headers = new LinkedHashMap<>(answer.getHeaders());
    headers.put(name, value);
    return ready(answer.getStatusCode(), headers, answer.getBody());
  }

  /** An answer that was made before. */
  public static APIGatewayV2HTTPResponse ready(
      int status, Map<String, String> headers, String body) {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(headers)
        .withBody(body)
        .build();
  }
}
