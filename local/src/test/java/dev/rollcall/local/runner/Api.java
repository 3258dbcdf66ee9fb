package dev.rollcall.local.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** A caller of the API. */
record Api(String url, String token, HttpClient http) {
  static final ObjectMapper JSON = new ObjectMapper();

  Api(String url, String token) {
    this(url, token, HttpClient.newHttpClient());
  }

  /** What came back. */
  record Answer(int status, JsonNode body) {}

  /** The page's request for these numbers. */
  static ObjectNode campaign(List<String> numbers) {
    ObjectNode request =
        JSON.createObjectNode()
            .put("agent_id", "3c90c3cc-0d44-4b50-8888-8dd25736052a")
            .put("name", "Acceptance");
    ArrayNode targets = request.putArray("targets");
    numbers.forEach(number -> targets.addObject().put("to_number", number));
    return request;
  }

  String create(ObjectNode campaign) throws IOException, InterruptedException {
    Answer answer = post("/campaigns", campaign.toString());
    if (answer.status() != 201) {
      throw new AssertionError(answer.toString());
    }
    return answer.body().get("campaign_id").asText();
  }

  Answer post(String path, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        path);
  }

  /** Under an idempotency key. */
  Answer post(String path, String body, String key) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        path);
  }

  Answer patch(String path, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder()
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(body)),
        path);
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder().GET(), path);
  }

  /** Asks again and again until the answer is right; every question takes its own real time. */
  JsonNode await(String path, Predicate<JsonNode> right, Duration atMost)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    JsonNode body = get(path).body();
    while (!right.test(body)) {
      if (System.nanoTime() > until) {
        throw new AssertionError("still not so: " + body);
      }
      body = get(path).body();
    }
    return body;
  }

  private Answer send(HttpRequest.Builder request, String path)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            request.uri(URI.create(url + path)).header("Authorization", "Bearer " + token).build(),
            BodyHandlers.ofString());
    return new Answer(response.statusCode(), JSON.readTree(response.body()));
  }
}
