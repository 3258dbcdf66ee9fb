package dev.rollcall.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.memory.MemoryDeliveries;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.CrashAt;
import dev.rollcall.core.testing.PortCalls;
import dev.rollcall.core.webhook.Deliveries;
import dev.rollcall.core.webhook.EndpointKey;
import dev.rollcall.core.webhook.KeptNotice;
import dev.rollcall.core.webhook.Notice;
import dev.rollcall.core.webhook.NoticeExample;
import dev.rollcall.core.webhook.ReplayDeliveries;
import dev.rollcall.core.webhook.WebhookExample;
import dev.rollcall.core.webhook.WebhookId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
  private static final String LIST = "GET /v1/webhooks/{id}/deliveries";
  private static final String ONE = "POST /v1/webhooks/{id}/deliveries/{event_id}/replay";
  private static final String ALL = "POST /v1/webhooks/{id}/replay";
  private static final Instant LATER = Stores.NOW.plusSeconds(9000);
  private static final EndpointKey CRM = new EndpointKey(Stores.ACME, "endpoint-crm");

  private final Stores stores = new Stores();
  private final MemoryDeliveries deliveries = new MemoryDeliveries();
  private final PortCalls calls = new PortCalls();
  private final String token = stores.token(Stores.ACME);
  private final WebhooksHandler handler =
      Doors.webhooks(stores, calls.watch(Deliveries.class, deliveries));

  @BeforeEach
  void addAWebhook() {
    stores.webhooks.add(WebhookExample.of("crm"));
  }

  private static Notice notice(String eventId, int secondsLater) {
    Instant at = Stores.NOW.plusSeconds(secondsLater);
    return Notice.toTenant(new WebhookId("crm"), NoticeExample.at(eventId, at).event());
  }

  private void fail(Notice notice) {
    deliveries.fail(notice, "given_up", Stores.NOW, LATER);
  }

  private Call call(String route, String id) {
    return Call.to(route).bearer(token).path("id", id);
  }

  private Answered replay(String eventId) {
    return call(ONE, "crm").path("event_id", eventId).by(handler);
  }

  private static List<String> ids(Answered page) {
    return page.json().get("data").findValuesAsText("event_id");
  }

  @Test
  void listsWhatWaitsAndWhatFailed() {
    deliveries.park(notice("evt_w", 1), LATER);
    fail(notice("evt_f", 2));
    Answered page = call(LIST, "crm").by(handler);

    assertThat(page.status()).isEqualTo(200);
    JsonNode waiting = page.json().at("/data/0");
    assertThat(waiting.get("event_id").asText()).isEqualTo("evt_w");
    assertThat(waiting.get("type").asText()).isEqualTo("contact.finished");
    assertThat(waiting.get("timestamp").asText()).isEqualTo(Stores.NOW.plusSeconds(1).toString());
    assertThat(waiting.get("campaign_id").asText()).isEqualTo("c1");
    assertThat(waiting.get("state").asText()).isEqualTo("waiting");
    assertThat(waiting.get("next_attempt_at").asText()).isEqualTo(LATER.toString());
    assertThat(waiting.get("failed_at").isNull()).isTrue();
    assertThat(waiting.at("/data/reason").asText()).isEqualTo("completed");
    JsonNode failed = page.json().at("/data/1");
    assertThat(failed.get("state").asText()).isEqualTo("failed");
    assertThat(failed.get("reason").asText()).isEqualTo("given_up");
    assertThat(failed.get("failed_at").asText()).isEqualTo(Stores.NOW.toString());
    assertThat(failed.get("next_attempt_at").isNull()).isTrue();
  }

  @Test
  void narrowsTheListToOneState() {
    deliveries.park(notice("evt_w", 1), LATER);
    fail(notice("evt_f", 2));

    assertThat(ids(call(LIST, "crm").query("state", "waiting").by(handler)))
        .containsExactly("evt_w");
    assertThat(ids(call(LIST, "crm").query("state", "failed").by(handler)))
        .containsExactly("evt_f");
    Answered wrong = call(LIST, "crm").query("state", "FAILED").query("limit", "101").by(handler);
    assertThat(wrong.json().findValuesAsText("pointer")).containsExactly("?state", "?limit");
  }

  @Test
  void listsInPagesThatGoOnOnlyInTheSameList() {
    for (int i = 0; i < 5; i++) {
      fail(notice("evt_" + i, i));
    }
    List<String> all = new ArrayList<>();
    Answered page = call(LIST, "crm").query("limit", "2").by(handler);
    String first = page.text("/next_cursor");
    while (true) {
      all.addAll(ids(page));
      if (page.json().get("next_cursor").isNull()) {
        break;
      }
      page =
          call(LIST, "crm")
              .query("limit", "2")
              .query("cursor", page.text("/next_cursor"))
              .by(handler);
    }

    assertThat(all).containsExactly("evt_4", "evt_3", "evt_2", "evt_1", "evt_0");
    assertThat(
            call(LIST, "crm").query("state", "failed").query("cursor", first).by(handler).status())
        .isEqualTo(422);
    stores.webhooks.add(WebhookExample.of("other"));
    assertThat(call(LIST, "other").query("cursor", first).by(handler).status()).isEqualTo(422);
  }

  @Test
  void replaysOneThatFailed() {
    fail(notice("evt_1", 0));
    stores.now = Stores.NOW.plusSeconds(60);

    Answered replayed = replay("evt_1");

    assertThat(replayed.status()).isEqualTo(202);
    assertThat(replayed.text("/replayed")).isEqualTo("1");
    assertThat(deliveries.find(CRM, "evt_1").map(KeptNotice::standing))
        .contains(new KeptNotice.Standing.Waiting(Stores.NOW.plusSeconds(60)));
    assertThat(replay("evt_1").text("/replayed")).isEqualTo("0");
  }

  @Test
  void replaysAllThatFailedAndSaysWhetherThereAreMore() {
    for (int i = 0; i <= ReplayDeliveries.NOTICES_MAX; i++) {
      fail(notice("evt_" + i, i));
    }

    assertThat(call(ALL, "crm").by(handler).json().toString())
        .isEqualTo("{\"replayed\":500,\"more\":true}");
    assertThat(call(ALL, "crm").by(handler).json().toString())
        .isEqualTo("{\"replayed\":1,\"more\":false}");
  }

  @Test
  void knowsNothingToReplayOfWhatArrivedOrCannotBeAnEvent() {
    assertThat(replay("evt_1").status()).isEqualTo(404);
    assertThat(replay("state").status()).isEqualTo(404);
    assertThat(replay("a#b").status()).isEqualTo(404);
    assertThat(replay("x".repeat(2000)).status()).isEqualTo(404);
  }

  @Test
  void replaysNothingToAWebhookThatIsDisabled() {
    fail(notice("evt_1", 0));
    deliveries.disable(CRM, Stores.NOW, LATER);

    assertThat(replay("evt_1").status()).isEqualTo(409);
    assertThat(call(ALL, "crm").by(handler).status()).isEqualTo(409);
    assertThat(deliveries.find(CRM, "evt_1").orElseThrow().standing())
        .isInstanceOf(KeptNotice.Standing.Failed.class);
  }

  @Test
  void doesTheSameForTheWebhookThatACampaignBrought() {
    stores.campaigns.save(new CampaignExample().webhook(false).build());
    fail(NoticeExample.of("evt_c"));
    fail(notice("evt_t", 0));

    assertThat(ids(call(LIST, "campaign-c1").by(handler))).containsExactly("evt_c");
    assertThat(call(ALL, "campaign-c1").by(handler).text("/replayed")).isEqualTo("1");
    assertThat(
            deliveries.list(CRM, Optional.of(KeptNotice.As.FAILED), Optional.empty(), 10).items())
        .hasSize(1);
  }

  /** Before the write nothing is replayed, after it all is: asking again finishes either. */
  @Test
  void isFinishedByAskingAgainWhateverCrashed() {
    for (boolean applied : new boolean[] {false, true}) {
      for (int call = 1; ; call++) {
        DeliveriesTest fresh = new DeliveriesTest();
        fresh.addAWebhook();
        fresh.fail(notice("evt_1", 0));
        CrashAt crash = new CrashAt(call, applied);
        fresh.calls.meddle(crash);
        Answered first = fresh.replay("evt_1");
        fresh.calls.leaveAlone();
        Answered again = fresh.replay("evt_1");

        assertThat(first.status()).isEqualTo(crash.hasCrashed() ? 500 : 202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(fresh.deliveries.due(Stores.NOW, 10)).hasSize(1);
        if (!crash.hasCrashed()) {
          break;
        }
      }
    }
  }
}
