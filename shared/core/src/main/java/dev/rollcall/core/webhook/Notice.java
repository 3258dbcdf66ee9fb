package dev.rollcall.core.webhook;

import dev.rollcall.core.publish.Event;
import dev.rollcall.core.tenant.TenantId;

/**
 * An event on its way to one endpoint.
 *
 * @param tenant whose endpoint
 * @param endpoint its name, as {@link EndpointName} reads it
 * @param event what to tell; its id is the webhook's id on every try
 * @param round how often it was parked and brought back; 0 on its first way
 */
public record Notice(TenantId tenant, String endpoint, Event event, int round) {
  /** The notice of an event to the webhook of its own campaign. */
  public static Notice toCampaign(Event event) {
    return to(new EndpointName.OfCampaign(event.campaign().id()), event);
  }

  /** The notice of an event to an endpoint of its tenant. */
  public static Notice toTenant(WebhookId endpoint, Event event) {
    return to(new EndpointName.OfTenant(endpoint), event);
  }

  private static Notice to(EndpointName endpoint, Event event) {
    return new Notice(event.campaign().tenant(), endpoint.text(), event, 0);
  }

  /** The same in another round. */
  public Notice inRound(int other) {
    return new Notice(tenant, endpoint, event, other);
  }

  /** Whom it goes to. */
  public EndpointKey endpointKey() {
    return new EndpointKey(tenant, endpoint);
  }
}
