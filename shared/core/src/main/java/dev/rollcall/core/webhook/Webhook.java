package dev.rollcall.core.webhook;

import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.Set;

/**
 * An endpoint that a tenant has the news of all its campaigns posted to, beside whatever each
 * campaign brought for its own.
 *
 * @param url https and public
 * @param secret signs what is posted; {@code whsec_…} is base64
 * @param types what it wants to hear of; empty for all but what there is one of for each attempt
 */
public record Webhook(
    TenantId tenant,
    WebhookId id,
    String url,
    String secret,
    Set<EventType> types,
    Instant createdAt) {
  /** Copies what it is given. */
  public Webhook {
    types = Set.copyOf(types);
  }

  /** Whether it is told of such events. */
  public boolean wants(EventType type) {
    return types.isEmpty() ? !type.isPerAttempt() : types.contains(type);
  }

  /** Without the secret, so that none reaches a log by accident. */
  @Override
  public String toString() {
    return "Webhook[" + tenant + ", " + id + "]";
  }
}
