package dev.rollcall.core.webhook;

import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.view.Views;
import java.util.Optional;

/** The endpoints that campaigns brought with them, and those of the tenants themselves. */
public record KnownEndpoints(Views views, Webhooks webhooks) implements Endpoints {
  @Override
  public Optional<Endpoint> find(EndpointKey key) {
    return EndpointName.parse(key.name())
        .flatMap(
            name ->
                switch (name) {
                  case EndpointName.OfCampaign campaign -> find(key.tenant(), campaign.id());
                  // Read each time: nothing is posted to an endpoint whose removal was answered.
                  case EndpointName.OfTenant own ->
                      webhooks
                          .find(key.tenant(), own.id())
                          .map(
                              webhook ->
                                  new Endpoint(webhook.url(), webhook.secret(), webhook.former()));
                });
  }

  private Optional<Endpoint> find(TenantId tenant, CampaignId campaign) {
    return views
        .find(new CampaignKey(tenant, campaign))
        .flatMap(
            view ->
                view.campaign()
                    .webhook()
                    .map(
                        webhook ->
                            new Endpoint(
                                webhook.url(),
                                webhook.secret().orElse(view.tenant().webhookSecret()),
                                webhook.former())));
  }
}
