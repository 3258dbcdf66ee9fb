package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contact list by contract 4, and a campaign from it before its contacts have all arrived. */
class ContactListIT {
  private static final Instant NOON_IN_NEW_YORK = Instant.parse("2026-12-01T17:00:00Z");
  private static final int AT_ONCE = 60;
  private static final int PEOPLE = 1_200;

  @TempDir Path logs;

  @Test
  void aCampaignReachesEverybodyWhoWasAddedBeforeIt() throws Exception {
    EngineOptions options =
        new EngineOptions(
            0, Optional.empty(), Optional.of(NOON_IN_NEW_YORK), 1, Optional.empty(), true);
    try (Engine engine =
            Engine.start(Path.of("..", "template.yaml"), options, logs.resolve("functions.log"));
        HttpClient http = HttpClient.newHttpClient()) {
      Api api = Engines.api(engine);
      String stream = engine.credentials().get(Credentials.KORE_STREAM);

      JsonNode created =
          post(
              http,
              engine,
              "/campaign/api/v2/public/%s/campaign/contactList/createContactList?accountId=%s"
                  .formatted(stream, engine.credentials().get(Credentials.KORE_ACCOUNT)),
              201,
              """
              {"name":"Due","description":"Whoever is due","source":"passiveApi"}\
              """);
      String list = created.at("/data/_id").asText();
      post(
          http,
          engine,
          "/api/1.1/public/%s/campaign/contactList/addContacts".formatted(stream),
          200,
          contacts());
      Api.Answer campaign =
          api.post(
              "/v1/contact-lists/" + list + "/campaigns",
              """
              {"name":"Renewals","agent_id":"3c90c3cc-0d44-4b50-8888-8dd25736052a",
              "auto_start":false}\
              """);

      assertThat(campaign.status()).as(campaign.body().toString()).isEqualTo(201);
      String id = campaign.body().path("id").asText();
      JsonNode imported =
          api.await(
              "/v1/campaigns/" + id,
              body -> body.path("status").asText().equals("draft"),
              Duration.ofSeconds(60));
      assertThat(imported.at("/progress/recipients").asInt()).isEqualTo(PEOPLE);
      JsonNode shown = api.get("/v1/contact-lists/" + list).body();
      assertThat(shown.path("records").asInt()).isEqualTo(PEOPLE);
      assertThat(shown.path("awaited_parts").asInt()).isZero();
      assertThat(shown.path("campaigns")).extracting(JsonNode::asText).containsExactly(id);
    }
  }

  @Test
  void takesManyRequestsForOneListAtOnce() throws Exception {
    EngineOptions options =
        new EngineOptions(
            0, Optional.empty(), Optional.of(NOON_IN_NEW_YORK), 1, Optional.empty(), true);
    try (Engine engine =
            Engine.start(Path.of("..", "template.yaml"), options, logs.resolve("functions.log"));
        HttpClient http = HttpClient.newHttpClient()) {
      Api api = Engines.api(engine);
      JsonNode created = api.post("/v1/contact-lists", "{\"name\":\"Due\"}").body();
      String path =
          "/api/1.1/public/%s/campaign/contactList/addContacts"
              .formatted(engine.credentials().get(Credentials.KORE_STREAM));

      List<Future<JsonNode>> answers = new ArrayList<>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < AT_ONCE; i++) {
          String body =
              """
              {"contact_list_name":"Due","data":[{"phoneNumber":"+121255501%02d"}]}\
              """
                  .formatted(i);
          answers.add(threads.submit(() -> post(http, engine, path, 200, body)));
        }
      }

      for (Future<JsonNode> answer : answers) {
        assertThat(answer.get().path("message").asText()).isNotEmpty();
      }
      JsonNode list = api.get("/v1/contact-lists/" + created.path("id").asText()).body();
      assertThat(list.path("records").asInt()).isEqualTo(AT_ONCE);
      assertThat(list.path("awaited_parts").asInt()).isZero();
    }
  }

  private static String contacts() {
    ObjectNode body = Api.JSON.createObjectNode().put("contact_list_name", "Due");
    List<Integer> areas = List.of(201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214);
    for (int i = 0; i < PEOPLE; i++) {
      body.withArray("data")
          .addObject()
          .put("phoneNumber", "+1%d55501%02d".formatted(areas.get(i / 100), i % 100))
          .put("firstName", "Sample");
    }
    return body.toString();
  }

  private static JsonNode post(HttpClient http, Engine engine, String path, int status, String body)
      throws Exception {
    Credentials credentials = engine.credentials();
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create(engine.url() + path))
                .header("auth", credentials.get("ROLLCALL_KORE_JWT"))
                .header("iid", credentials.get(Credentials.KORE_STREAM))
                .header("accountId", credentials.get(Credentials.KORE_ACCOUNT))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return Api.JSON.readTree(response.body());
  }
}
