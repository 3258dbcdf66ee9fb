package dev.rollcall.core.webhook;

import dev.rollcall.core.campaign.CampaignId;
import java.util.Optional;

/** What an endpoint's name says about whose it is. */
public sealed interface EndpointName {
  /** The name as notices and deliveries carry it. */
  String text();

  /** The webhook that a campaign brought with it: {@code campaign-<id>}. */
  record OfCampaign(CampaignId id) implements EndpointName {
    private static final String PREFIX = "campaign-";

    @Override
    public String text() {
      return PREFIX + id;
    }
  }

  /** An endpoint of the tenant's own: {@code endpoint-<id>}. */
  record OfTenant(WebhookId id) implements EndpointName {
    private static final String PREFIX = "endpoint-";

    @Override
    public String text() {
      return PREFIX + id;
    }
  }

  /** Reads a name; empty if it is none. */
  static Optional<EndpointName> parse(String text) {
    if (text.startsWith(OfCampaign.PREFIX)) {
      return Optional.of(text.substring(OfCampaign.PREFIX.length()))
          .filter(CampaignId::isValid)
          .map(CampaignId::new)
          .map(OfCampaign::new);
    }
    return Optional.of(text)
        .filter(name -> name.startsWith(OfTenant.PREFIX))
        .map(name -> name.substring(OfTenant.PREFIX.length()))
        .filter(WebhookId::isValid)
        .map(WebhookId::new)
        .map(OfTenant::new);
  }
}
