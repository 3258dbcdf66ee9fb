package dev.rollcall.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.publish.EventType;
import org.junit.jupiter.api.Test;

class WebhookTest {
  @Test
  void wantsAllButWhatThereIsOfEachAttemptUnlessItSays() {
    Webhook any = WebhookExample.of("any");

    for (EventType type : EventType.values()) {
      assertThat(any.wants(type)).as(type.word()).isEqualTo(!type.isPerAttempt());
    }
  }

  @Test
  void wantsExactlyWhatItNames() {
    Webhook picky =
        WebhookExample.of("picky", EventType.MESSAGE_COMPLETED, EventType.CONTACT_OPTED_OUT);

    assertThat(EventType.values())
        .filteredOn(picky::wants)
        .containsExactly(EventType.MESSAGE_COMPLETED, EventType.CONTACT_OPTED_OUT);
  }

  @Test
  void keepsItsSecretOutOfLogs() {
    assertThat(WebhookExample.of("any").toString()).doesNotContain(WebhookExample.SECRET);
  }

  @Test
  void isNamedApartFromCampaignsOwn() {
    EndpointName own = new EndpointName.OfTenant(new WebhookId("x"));
    EndpointName campaigns = new EndpointName.OfCampaign(new CampaignId("x"));

    assertThat(own.text()).isEqualTo("endpoint-x");
    assertThat(campaigns.text()).isEqualTo("campaign-x");
    assertThat(EndpointName.parse(own.text())).contains(own);
    assertThat(EndpointName.parse(campaigns.text())).contains(campaigns);
  }

  @Test
  void hasNoOtherNames() {
    for (String other :
        new String[] {"", "x", "endpoint-", "campaign-", "endpoint-a/b", "ENDPOINT-x"}) {
      assertThat(EndpointName.parse(other)).as(other).isEmpty();
    }
  }
}
