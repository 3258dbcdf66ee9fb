package dev.rollcall.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignWebhook;
import dev.rollcall.core.memory.MemoryCampaigns;
import dev.rollcall.core.memory.MemoryImports;
import dev.rollcall.core.memory.MemoryTenants;
import dev.rollcall.core.memory.MemoryWebhooks;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.view.Views;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KnownEndpointsTest {
  private static final String URL = "https://hooks.example.com/news";

  private final MemoryCampaigns campaigns = new MemoryCampaigns();
  private final MemoryTenants tenants = new MemoryTenants();
  private final MemoryWebhooks webhooks = new MemoryWebhooks();
  private final KnownEndpoints endpoints =
      new KnownEndpoints(new Views(campaigns, new MemoryImports(), tenants, () -> 0), webhooks);

  @BeforeEach
  void saveTenant() {
    tenants.save(Examples.tenant(Policy.DEFAULT));
  }

  @Test
  void aCampaignsOwnSecretSignsItsNews() {
    campaigns.save(campaign(Optional.of("its own secret")));

    assertThat(endpoints.find(key("campaign-c1"))).contains(new Endpoint(URL, "its own secret"));
  }

  @Test
  void otherwiseTheTenantsDoes() {
    campaigns.save(campaign(Optional.empty()));

    assertThat(endpoints.find(key("campaign-c1")))
        .contains(new Endpoint(URL, Examples.tenant(Policy.DEFAULT).webhookSecret()));
  }

  @Test
  void withoutAWebhookOrACampaignThereIsNoEndpoint() {
    assertThat(endpoints.find(key("campaign-c1"))).isEmpty();
    campaigns.save(new CampaignExample().build());

    assertThat(endpoints.find(key("campaign-c1"))).isEmpty();
  }

  @Test
  void anEndpointOfTheTenantIsFoundUntilTheMomentItIsRemoved() {
    webhooks.add(WebhookExample.of("crm"));

    assertThat(endpoints.find(key("endpoint-crm")))
        .contains(new Endpoint(WebhookExample.URL, WebhookExample.SECRET));
    webhooks.remove(Examples.TENANT, new WebhookId("crm"));

    assertThat(endpoints.find(key("endpoint-crm"))).isEmpty();
  }

  @Test
  void theEndpointOfAnotherTenantIsNotFound() {
    webhooks.add(WebhookExample.of("crm"));

    assertThat(endpoints.find(new EndpointKey(new TenantId("other"), "endpoint-crm"))).isEmpty();
  }

  @Test
  void aNameThatIsNoneLeadsNowhere() {
    campaigns.save(campaign(Optional.empty()));

    assertThat(endpoints.find(key("crm"))).isEmpty();
    assertThat(endpoints.find(key("campaign-"))).isEmpty();
    assertThat(endpoints.find(key("endpoint-a#b"))).isEmpty();
  }

  private static Campaign campaign(Optional<String> secret) {
    return new CampaignExample().webhook(new CampaignWebhook(URL, secret, false)).build();
  }

  private static EndpointKey key(String name) {
    return new EndpointKey(Examples.TENANT, name);
  }
}
