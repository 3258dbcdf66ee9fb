package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Calls the engine's API.
 *
 * @param token of the tenant
 */
record Client(String url, String token, HttpClient http) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REFUSALS_BEGIN = 300;

  Client(String url, String token) {
    this(url, token, HttpClient.newHttpClient());
  }

  /**
   * The answer to a page's request.
   *
   * @throws IllegalStateException if it is refused
   */
  JsonNode post(Filled request) throws IOException, InterruptedException {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(URI.create(url + request.path()))
            .POST(BodyPublishers.ofString(request.body().toString()));
    request.headers().forEach(post::header);
    return send(post.build());
  }

  /** What is at a path. */
  JsonNode get(String path) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .build());
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= REFUSALS_BEGIN) {
      throw new IllegalStateException(
          "%s answered %d: %s"
              .formatted(request.uri().getPath(), response.statusCode(), response.body()));
    }
    return JSON.readTree(response.body());
  }
}
