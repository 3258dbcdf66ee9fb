package dev.rollcall.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.OpenApi;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignWebhook;
import dev.rollcall.core.memory.MemoryDeliveries;
import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.tenant.FormerSecret;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.webhook.EndpointKey;
import dev.rollcall.core.webhook.EndpointName;
import dev.rollcall.core.webhook.EndpointState;
import dev.rollcall.core.webhook.Signature;
import dev.rollcall.core.webhook.Webhook;
import dev.rollcall.core.webhook.WebhookId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class WebhooksTest {
  private static final String ADD = "POST /v1/webhooks";
  private static final String LIST = "GET /v1/webhooks";
  private static final String SHOW = "GET /v1/webhooks/{id}";
  private static final String REMOVE = "DELETE /v1/webhooks/{id}";
  private static final String ROTATE = "POST /v1/webhooks/{id}/rotate-secret";
  private static final String ENABLE = "POST /v1/webhooks/{id}/enable";
  static final List<String> OF_ONE =
      List.of(
          SHOW,
          REMOVE,
          ENABLE,
          "GET /v1/webhooks/{id}/deliveries",
          "POST /v1/webhooks/{id}/replay",
          "POST /v1/webhooks/{id}/deliveries/{event_id}/replay");

  private static final String URL = "https://hooks.example.com/news";

  private final Stores stores = new Stores();
  private final MemoryDeliveries deliveries = new MemoryDeliveries();
  private final String token = stores.token(Stores.ACME);
  private final WebhooksHandler handler = Doors.webhooks(stores, deliveries);

  private Answered add(String body) {
    return Call.to(ADD).bearer(token).json(body).by(handler);
  }

  private Answered add() {
    return add("{\"url\":\"" + URL + "\"}");
  }

  private Answered to(String route, String id) {
    return Call.to(route).bearer(token).path("id", id).path("event_id", "evt_1").by(handler);
  }

  private static EndpointKey key(String id) {
    return new EndpointKey(Stores.ACME, new EndpointName.OfTenant(new WebhookId(id)).text());
  }

  private Webhook kept(String id) {
    return stores.webhooks.find(Stores.ACME, new WebhookId(id)).orElseThrow();
  }

  @Test
  void addsOneAndShowsItsSecretOnce() {
    Answered added = add();

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.text("/url")).isEqualTo(URL);
    assertThat(added.text("/state")).isEqualTo("open");
    assertThat(added.text("/created_at")).isEqualTo(Stores.NOW.toString());
    assertThat(added.json().at("/event_types")).isEmpty();
    assertThat(added.text("/secret")).startsWith("whsec_").hasSize(50);
    assertThat(Signature.isSecret(added.text("/secret"))).isTrue();
    String id = added.text("/id");
    assertThat(kept(id).secret()).isEqualTo(added.text("/secret"));

    Answered shown = to(SHOW, id);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.json().has("secret")).isFalse();
    assertThat(shown.text("/url")).isEqualTo(URL);
    Answered listed = Call.to(LIST).bearer(token).by(handler);
    assertThat(listed.json().at("/data/0")).isEqualTo(shown.json());
    assertThat(listed.json().at("/data/0").has("secret")).isFalse();
  }

  @Test
  void keepsASecretThatIsGivenAndTheTypesThatAreNamed() {
    Answered added =
        add(
            """
            {"url":"https://hooks.example.com/","secret":"my own",
             "event_types":["contact.opted_out","call.completed"]}
            """);

    Webhook webhook = kept(added.text("/id"));
    assertThat(webhook.secret()).isEqualTo("my own");
    assertThat(webhook.types())
        .containsExactlyInAnyOrder(EventType.CONTACT_OPTED_OUT, EventType.CALL_COMPLETED);
    assertThat(added.json().at("/event_types").toString())
        .isEqualTo("[\"call.completed\",\"contact.opted_out\"]");
  }

  private Answered rotate(String id, String body) {
    return Call.to(ROTATE).bearer(token).path("id", id).json(body).by(handler);
  }

  @Test
  void replacesASecretAndLetsTheFormerSignForADay() {
    Answered added = add();
    String id = added.text("/id");

    Answered rotated = rotate(id, "{}");

    assertThat(rotated.status()).isEqualTo(200);
    assertThat(rotated.text("/secret")).startsWith("whsec_").isNotEqualTo(added.text("/secret"));
    String until = Stores.NOW.plus(Duration.ofDays(1)).toString();
    assertThat(rotated.text("/former_secret_until")).isEqualTo(until);
    assertThat(kept(id).secret()).isEqualTo(rotated.text("/secret"));
    assertThat(kept(id).former())
        .contains(new FormerSecret(added.text("/secret"), Stores.NOW.plus(Duration.ofDays(1))));
    Answered shown = to(SHOW, id);
    assertThat(shown.text("/former_secret_until")).isEqualTo(until);
    assertThat(shown.json().has("secret")).isFalse();

    stores.now = Stores.NOW.plus(Duration.ofDays(1));
    assertThat(to(SHOW, id).json().has("former_secret_until")).isFalse();
  }

  @Test
  void replacesNothingBySayingTheSameSecretAgain() {
    String id = add().text("/id");
    String body = "{\"secret\":\"my own\",\"overlap_seconds\":60}";
    rotate(id, body);
    Webhook once = kept(id);

    stores.now = Stores.NOW.plusSeconds(30);
    assertThat(rotate(id, body).status()).isEqualTo(200);

    assertThat(kept(id)).isEqualTo(once);
    assertThat(once.former().map(FormerSecret::until)).contains(Stores.NOW.plusSeconds(60));
  }

  @Test
  void givesACampaignASecretOfItsOwn() {
    Campaign campaign = new CampaignExample().webhook(true).build();
    stores.campaigns.save(campaign);
    String id = "campaign-" + campaign.key().id();

    Answered rotated = rotate(id, "{\"secret\":\"my own\"}");

    assertThat(rotated.status()).isEqualTo(200);
    CampaignWebhook after = stores.campaign(campaign.key().id().value()).webhook().orElseThrow();
    assertThat(after.secret()).contains("my own");
    assertThat(after.former().map(FormerSecret::secret))
        .contains(stores.tenants.find(Stores.ACME).orElseThrow().webhookSecret());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                          | #
          {"secret":""}               | #/secret
          {"secret":"whsec_!"}        | #/secret
          {"overlap_seconds":-1}      | #/overlap_seconds
          {"overlap_seconds":604801}  | #/overlap_seconds
          {"overlap_seconds":"1"}     | #/overlap_seconds
          {"overlap":1}               | #/overlap
          """)
  void refusesARotationThatMeansNothing(String body, String pointer) {
    Answered added = add();

    Answered refused = rotate(added.text("/id"), body);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    assertThat(kept(added.text("/id")).secret()).isEqualTo(added.text("/secret"));
  }

  @Test
  void rotatesNothingThatIsNotThere() {
    assertThat(rotate("nobody", "{}").status()).isEqualTo(404);
    assertThat(rotate("campaign-nobody", "{}").status()).isEqualTo(404);
  }

  @Test
  void addsOneOnlyForOneIdempotencyKey() {
    String body = "{\"url\":\"" + URL + "\"}";
    Answered first =
        Call.to(ADD).bearer(token).header("idempotency-key", "k").json(body).by(handler);
    Answered again =
        Call.to(ADD).bearer(token).header("idempotency-key", "k").json(body).by(handler);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(stores.webhooks.list(Stores.ACME)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                                       | #
          {}                                                       | #/url
          {"url":null}                                             | #/url
          {"url":7}                                                | #/url
          {"url":""}                                               | #/url
          {"url":"http://hooks.example.com/"}                      | #/url
          {"url":"https://10.0.0.1/"}                              | #/url
          {"url":"https://localhost/"}                             | #/url
          {"url":"https://a.example.com/","secret":""}             | #/secret
          {"url":"https://a.example.com/","secret":"whsec_?"}      | #/secret
          {"url":"https://a.example.com/","secret":{}}             | #/secret
          {"url":"https://a.example.com/","event_types":null}      | #/event_types
          {"url":"https://a.example.com/","event_types":"x"}       | #/event_types
          {"url":"https://a.example.com/","event_types":["x",5]}   | #/event_types/0 #/event_types/1
          {"url":"https://a.example.com/","event_types":["call.completed","call.completed"]} | #/event_types
          {"url":"ftp://x","secret":1,"event_types":[null],"evnts":[]} | #/url #/secret #/event_types/0 #/evnts
          """)
  void saysAllThatIsWrong(String body, String pointers) {
    Answered answered = add(body);

    assertThat(answered.status()).isEqualTo(422);
    assertThat(String.join(" ", answered.json().findValuesAsText("pointer"))).isEqualTo(pointers);
    assertThat(stores.webhooks.list(Stores.ACME)).isEmpty();
  }

  @Test
  void takesAUrlAndASecretOfTheGreatestLengthAndNoneLonger() {
    String start = "https://hooks.example.com/";
    String longest = start + "x".repeat(2048 - start.length());
    String body = "{\"url\":\"%s\",\"secret\":\"%s\"}";

    assertThat(OpenApi.faultsOf(ADD, body.formatted(longest, "s".repeat(256)))).isEmpty();
    assertThat(add(body.formatted(longest, "s".repeat(256))).status()).isEqualTo(201);
    Answered longer = add(body.formatted(longest + "x", "s".repeat(257)));
    assertThat(longer.json().findValuesAsText("pointer")).containsExactly("#/url", "#/secret");
  }

  @Test
  void addsNoMoreThanTenUntilOneIsRemoved() {
    for (int i = 0; i < 10; i++) {
      assertThat(add().status()).isEqualTo(201);
    }
    assertThat(add().status()).isEqualTo(409);

    to(REMOVE, stores.webhooks.list(Stores.ACME).getFirst().id().value());
    assertThat(add().status()).isEqualTo(201);
  }

  @Test
  void listsTheNewestFirstInPages() {
    List<String> added = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      added.addFirst(add().text("/id"));
      stores.now = stores.now.plusSeconds(1);
    }
    List<String> listed = new ArrayList<>();
    Answered page = Call.to(LIST).bearer(token).query("limit", "2").by(handler);
    while (true) {
      for (JsonNode one : page.json().get("data")) {
        listed.add(one.get("id").asText());
      }
      if (page.json().get("next_cursor").isNull()) {
        break;
      }
      String cursor = page.text("/next_cursor");
      page = Call.to(LIST).bearer(token).query("limit", "2").query("cursor", cursor).by(handler);
    }

    assertThat(listed).isEqualTo(added);
  }

  @Test
  void refusesAQueryThatItDoesNotKnow() {
    Answered answered =
        Call.to(LIST).bearer(token).query("limit", "0").query("page", "2").by(handler);

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.json().findValuesAsText("pointer")).containsExactly("?limit", "?page");
  }

  @Test
  void showsWhetherItTakesAnything() {
    String id = add().text("/id");
    deliveries.slow(key(id), Stores.NOW.plusSeconds(60), Duration.ofMinutes(1));
    assertThat(to(SHOW, id).text("/state")).isEqualTo("slowed");
    assertThat(to(SHOW, id).text("/slowed_until")).isEqualTo(Stores.NOW.plusSeconds(60).toString());
    stores.now = Stores.NOW.plusSeconds(60);
    assertThat(to(SHOW, id).text("/state")).isEqualTo("open");

    deliveries.disable(key(id), Stores.NOW, Stores.NOW.plusSeconds(900));
    assertThat(to(SHOW, id).text("/state")).isEqualTo("disabled");
    assertThat(to(SHOW, id).text("/disabled_at")).isEqualTo(Stores.NOW.toString());

    assertThat(to(ENABLE, id).text("/state")).isEqualTo("open");
    assertThat(to(SHOW, id).text("/state")).isEqualTo("open");
    assertThat(to(ENABLE, id).status()).isEqualTo(200);
  }

  @Test
  void removesItWithWhatWasKnownOfIt() {
    String id = add().text("/id");
    deliveries.disable(key(id), Stores.NOW, Stores.NOW.plusSeconds(900));

    assertThat(to(REMOVE, id).text("/id")).isEqualTo(id);
    assertThat(deliveries.state(key(id))).isEqualTo(new EndpointState.Open());
    assertThat(to(REMOVE, id).status()).isEqualTo(404);
    assertThat(to(SHOW, id).status()).isEqualTo(404);
  }

  @Test
  void showsAndOpensTheWebhookThatACampaignBrought() {
    stores.campaigns.save(new CampaignExample().webhook(true).build());
    EndpointKey own = new EndpointKey(Stores.ACME, "campaign-c1");
    deliveries.disable(own, Stores.NOW, Stores.NOW.plusSeconds(900));

    Answered shown = to(SHOW, "campaign-c1");
    assertThat(shown.text("/campaign_id")).isEqualTo("c1");
    assertThat(shown.text("/state")).isEqualTo("disabled");
    assertThat(shown.json().at("/event_types")).hasSize(EventType.values().length);
    assertThat(to(ENABLE, "campaign-c1").text("/state")).isEqualTo("open");
    assertThat(to(REMOVE, "campaign-c1").status()).isEqualTo(409);
    assertThat(Call.to(LIST).bearer(token).by(handler).json().get("data")).isEmpty();
  }

  @Test
  void knowsNoWebhookOfACampaignThatBroughtNone() {
    stores.campaigns.save(new CampaignExample().build());

    assertThat(to(SHOW, "campaign-c1").status()).isEqualTo(404);
    assertThat(to(SHOW, "campaign-c2").status()).isEqualTo(404);
    assertThat(to(SHOW, "campaign-").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @FieldSource("OF_ONE")
  void takesAnotherAccountsIdForOneThatIsNotThere(String route) {
    String id = add().text("/id");
    Answered theirs =
        Call.to(route)
            .bearer(stores.token(Stores.GLOBEX))
            .path("id", id)
            .path("event_id", "evt_1")
            .by(handler);
    Answered none = to(route, "8f14e45f-ceea-467f-9b2a-5d1f0c3e7a41");

    assertThat(theirs.status()).isEqualTo(404);
    assertThat(theirs.body()).isEqualTo(none.body());
    assertThat(to(route, "a#b").body()).isEqualTo(none.body());
    assertThat(stores.webhooks.list(Stores.ACME)).hasSize(1);
  }

  @ParameterizedTest
  @FieldSource("OF_ONE")
  void tellsNothingWithoutAToken(String route) {
    assertThat(Call.to(route).path("id", "x").by(handler).status()).isEqualTo(401);
    assertThat(Call.to(ADD).json("{}").by(handler).status()).isEqualTo(401);
    assertThat(Call.to(LIST).by(handler).status()).isEqualTo(401);
  }
}
