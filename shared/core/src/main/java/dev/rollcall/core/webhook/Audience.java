package dev.rollcall.core.webhook;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.view.Cache;
import dev.rollcall.core.view.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whom events are told: the campaign's own webhook, and each endpoint of the tenant's. */
public final class Audience {
  /** How long a new endpoint may hear nothing, and a removed one still be thought of. */
  public static final Duration AGE_MAX = Duration.ofSeconds(30);

  private final Cache<TenantId, List<Webhook>> byTenant;

  /** The audience that these stores know. */
  public Audience(Webhooks webhooks, Ticker ticker) {
    this.byTenant = new Cache<>(ticker, AGE_MAX, id -> Optional.of(webhooks.list(id)));
  }

  /** The notices of a campaign's events to all who want them, in the events' order. */
  public List<Notice> notices(Campaign campaign, List<Event> events) {
    if (events.isEmpty()) {
      return List.of();
    }
    List<Webhook> own = byTenant.get(campaign.key().tenant()).orElse(List.of());
    List<Notice> notices = new ArrayList<>();
    for (Event event : events) {
      campaign
          .webhook()
          .filter(webhook -> webhook.everyAttempt() || !event.type().isPerAttempt())
          .ifPresent(_ -> notices.add(Notice.toCampaign(event)));
      own.stream()
          .filter(webhook -> webhook.wants(event.type()))
          .forEach(webhook -> notices.add(Notice.toTenant(webhook.id(), event)));
    }
    return notices;
  }
}
