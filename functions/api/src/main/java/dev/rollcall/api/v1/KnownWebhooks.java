package dev.rollcall.api.v1;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Visit;
import dev.rollcall.api.problem.Problem;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.webhook.EndpointKey;
import dev.rollcall.core.webhook.EndpointName;
import dev.rollcall.core.webhook.WebhookId;
import dev.rollcall.core.webhook.Webhooks;
import java.util.Optional;

/**
 * Finds what a path means by a webhook: one of the tenant's, or {@code campaign-<id>} for one's
 * own.
 */
record KnownWebhooks(Webhooks webhooks, Campaigns campaigns) {
  /** A webhook that is there. */
  record Known(EndpointKey key, EndpointName name, WebhookShown shown) {}

  static APIGatewayV2HTTPResponse notFound() {
    return Problem.of(404, "there is no such webhook");
  }

  Optional<Known> find(Visit visit) {
    String id = visit.request().pathParameter("id");
    if (EndpointName.parse(id).orElse(null) instanceof EndpointName.OfCampaign name) {
      return campaigns
          .find(new CampaignKey(visit.tenant().id(), name.id()))
          .flatMap(campaign -> WebhookShown.of(campaign))
          .map(shown -> known(visit, name, shown));
    }
    return Optional.of(id)
        .filter(WebhookId::isValid)
        .flatMap(text -> webhooks.find(visit.tenant().id(), new WebhookId(text)))
        .map(
            webhook ->
                known(visit, new EndpointName.OfTenant(webhook.id()), WebhookShown.of(webhook)));
  }

  private static Known known(Visit visit, EndpointName name, WebhookShown shown) {
    return new Known(new EndpointKey(visit.tenant().id(), name.text()), name, shown);
  }
}
