package dev.rollcall.core.webhook;

import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.tenant.TenantId;
import java.util.Optional;

/**
 * An event on its way to one endpoint.
 *
 * @param tenant whose endpoint
 * @param endpoint its name: {@code campaign-<id>} for a campaign's own webhook
 * @param event what to tell; its id is the webhook's id on every try
 * @param round how often it was parked and brought back; 0 on its first way
 */
public record Notice(TenantId tenant, String endpoint, Event event, int round) {
  private static final String CAMPAIGN = "campaign-";

  /** The notice of an event to the webhook of its own campaign. */
  public static Notice toCampaign(Event event) {
    return new Notice(event.campaign().tenant(), CAMPAIGN + event.campaign().id(), event, 0);
  }

  /** The same in another round. */
  public Notice inRound(int other) {
    return new Notice(tenant, endpoint, event, other);
  }

  /** Whom it goes to. */
  public EndpointKey endpointKey() {
    return new EndpointKey(tenant, endpoint);
  }

  /** The campaign whose own webhook this goes to. */
  public Optional<CampaignId> campaign() {
    return endpoint.startsWith(CAMPAIGN)
        ? Optional.of(new CampaignId(endpoint.substring(CAMPAIGN.length())))
        : Optional.empty();
  }
}
