package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.local.EmbeddedCloud;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Plays one accelerated day of a campaign and judges it. */
public final class Demo {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SETTLES_WITHIN = Duration.ofSeconds(30);
  private static final long PROGRESS_MILLIS = 250;

  private final Scenario scenario;
  private final EmbeddedCloud cloud;
  private final String token;
  private final PrintStream out;
  private final HttpClient http = HttpClient.newHttpClient();

  /** A demonstration on a running engine whose clock is where the scenario begins. */
  public Demo(Scenario scenario, EmbeddedCloud cloud, String token, PrintStream out) {
    this.scenario = scenario;
    this.cloud = cloud;
    this.token = token;
    this.out = out;
  }

  /** Plays the day; true if everything adds up. */
  public boolean play() throws IOException, InterruptedException {
    long began = System.nanoTime();
    try (WebhookReceiver receiver = new WebhookReceiver(scenario.webhookSecret())) {
      stop(scenario.stopBefore());
      JsonNode created = post("/campaigns", scenario.request(receiver.url()));
      String id = created.path("campaign_id").asText();
      out.printf(
          "POST /campaigns: %d targets, campaign %s, %s%n",
          created.path("total_targets").asInt(), id, created.path("status").asText());
      stop(scenario.stopAfter());
      watch(receiver);
      cloud.awaitQuiescent(SETTLES_WITHIN);
      Audit audit = Audit.of(scenario, receiver.received(), get("/v1/campaigns/" + id));
      List<String> faults = audit.faults();
      Report report = new Report(audit, out);
      report.print();
      report.verdict(faults, (System.nanoTime() - began) / 1e9);
      return faults.isEmpty();
    }
  }

  private void watch(WebhookReceiver receiver) throws InterruptedException {
    Progress progress = new Progress(out, scenario.zones().size());
    boolean done = false;
    while (!done && cloud.clock().instant().isBefore(scenario.until())) {
      done = receiver.awaitCompleted(PROGRESS_MILLIS);
      progress.show(cloud.clock().instant(), receiver.received());
    }
    progress.end();
  }

  private void stop(String number) throws IOException, InterruptedException {
    post(
        "/v1/inbound",
        JSON.createObjectNode()
            .put("from", number)
            .put("to", scenario.values().get("from_number").asText())
            .put("body", "STOP")
            .toString());
    out.printf("%s texts STOP (engine time %s)%n", number, cloud.clock().instant());
  }

  private JsonNode post(String path, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        path);
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder().GET(), path);
  }

  private JsonNode send(HttpRequest.Builder request, String path)
      throws IOException, InterruptedException {
    var response =
        http.send(
            request
                .uri(URI.create(cloud.url() + path))
                .header("Authorization", "Bearer " + token)
                .build(),
            BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(
          path + " answered " + response.statusCode() + ": " + response.body());
    }
    return JSON.readTree(response.body());
  }
}
