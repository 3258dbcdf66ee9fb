package dev.rollcall.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignWebhook;
import dev.rollcall.core.memory.MemoryCampaigns;
import dev.rollcall.core.memory.MemoryImports;
import dev.rollcall.core.memory.MemoryTenants;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.view.Views;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CampaignEndpointsTest {
  private static final String URL = "https://hooks.example.com/news";

  private final MemoryCampaigns campaigns = new MemoryCampaigns();
  private final MemoryTenants tenants = new MemoryTenants();
  private final CampaignEndpoints endpoints =
      new CampaignEndpoints(new Views(campaigns, new MemoryImports(), tenants, () -> 0));

  @BeforeEach
  void saveTenant() {
    tenants.save(Examples.tenant(Policy.DEFAULT));
  }

  @Test
  void aCampaignsOwnSecretSignsItsNews() {
    campaigns.save(campaign(Optional.of("its own secret")));

    assertThat(endpoints.find(notice())).contains(new Endpoint(URL, "its own secret"));
  }

  @Test
  void otherwiseTheTenantsDoes() {
    campaigns.save(campaign(Optional.empty()));

    assertThat(endpoints.find(notice()))
        .contains(new Endpoint(URL, Examples.tenant(Policy.DEFAULT).webhookSecret()));
  }

  @Test
  void withoutAWebhookOrACampaignThereIsNoEndpoint() {
    assertThat(endpoints.find(notice())).isEmpty();
    campaigns.save(new CampaignExample().build());

    assertThat(endpoints.find(notice())).isEmpty();
  }

  @Test
  void anEndpointThatIsNoCampaignsIsNotFound() {
    campaigns.save(campaign(Optional.empty()));
    Notice elsewhere = new Notice(Examples.TENANT, "crm", notice().event(), 0);

    assertThat(endpoints.find(elsewhere)).isEmpty();
  }

  private static Campaign campaign(Optional<String> secret) {
    return new CampaignExample().webhook(new CampaignWebhook(URL, secret, false)).build();
  }

  private static Notice notice() {
    return Notice.toCampaign(
        new Event("evt_1", EventType.CAMPAIGN_STARTED, Examples.CAMPAIGN, Examples.NOW, Map.of()));
  }
}
