package dev.rollcall.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.memory.MemoryWebhooks;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.PortCalls;
import dev.rollcall.core.testing.SettableTicker;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AudienceTest {
  private static final Event FINISHED = event("evt_1", EventType.CONTACT_FINISHED);
  private static final Event CALLED = event("evt_2", EventType.CALL_COMPLETED);

  private final MemoryWebhooks webhooks = new MemoryWebhooks();
  private final PortCalls calls = new PortCalls();
  private final SettableTicker ticker = new SettableTicker();
  private final Audience audience = new Audience(calls.watch(Webhooks.class, webhooks), ticker);

  private static Event event(String id, EventType type) {
    return new Event(id, type, Examples.CAMPAIGN, Examples.NOW, Map.of());
  }

  private List<String> told(Campaign campaign, Event... events) {
    return audience.notices(campaign, List.of(events)).stream()
        .map(notice -> notice.event().id() + " to " + notice.endpoint())
        .toList();
  }

  private static Campaign quiet() {
    return new CampaignExample().build();
  }

  @Test
  void isTheCampaignsOwnWebhookAndEachEndpointThatWantsIt() {
    webhooks.add(WebhookExample.of("a"));
    webhooks.add(WebhookExample.of("b", EventType.CALL_COMPLETED));

    assertThat(told(new CampaignExample().webhook(true).build(), FINISHED, CALLED))
        .containsExactly(
            "evt_1 to campaign-c1", "evt_1 to endpoint-a",
            "evt_2 to campaign-c1", "evt_2 to endpoint-b");
  }

  @Test
  void hearsOfTheTenantsEndpointsWhereACampaignHasNone() {
    webhooks.add(WebhookExample.of("a"));

    assertThat(told(quiet(), FINISHED, CALLED)).containsExactly("evt_1 to endpoint-a");
  }

  @Test
  void isAskedForOnceInHalfAMinute() {
    told(quiet(), FINISHED);
    webhooks.add(WebhookExample.of("a"));
    ticker.advance(Audience.AGE_MAX.minusNanos(1));
    assertThat(told(quiet(), FINISHED)).isEmpty();
    assertThat(calls.names()).containsExactly("webhooks.list");

    ticker.advance(Audience.AGE_MAX);
    assertThat(told(quiet(), FINISHED)).containsExactly("evt_1 to endpoint-a");
  }

  @Test
  void isNotAskedForWhenThereIsNothingToTell() {
    assertThat(told(quiet())).isEmpty();
    assertThat(calls.names()).isEmpty();
  }
}
