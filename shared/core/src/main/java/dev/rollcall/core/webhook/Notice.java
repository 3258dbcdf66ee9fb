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
 */
public record Notice(TenantId tenant, String endpoint, Event event) {
  private static final String CAMPAIGN = "campaign-";

  /** The notice of an event to the webhook of its own campaign. */
  public static Notice toCampaign(Event event) {
    return new Notice(event.campaign().tenant(), CAMPAIGN + event.campaign().id(), event);
  }

  /** The campaign whose own webhook this goes to. */
  public Optional<CampaignId> campaign() {
    return endpoint.startsWith(CAMPAIGN)
        ? Optional.of(new CampaignId(endpoint.substring(CAMPAIGN.length())))
        : Optional.empty();
  }
}
