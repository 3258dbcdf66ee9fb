package dev.rollcall.core.webhook;

import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.tenant.FormerSecret;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An endpoint that a tenant has the news of all its campaigns posted to, beside whatever each
 * campaign brought for its own.
 *
 * @param url https and public
 * @param secret signs what is posted; {@code whsec_…} is base64
 * @param former the secret before this one, if it was replaced; it may be over
 * @param types what it wants to hear of; empty for all but what there is one of for each attempt
 */
public record Webhook(
    TenantId tenant,
    WebhookId id,
    String url,
    String secret,
    Optional<FormerSecret> former,
    Set<EventType> types,
    Instant createdAt) {
  /** Copies what it is given. */
  public Webhook {
    types = Set.copyOf(types);
  }

  /** One whose secret was never replaced. */
  public Webhook(
      TenantId tenant,
      WebhookId id,
      String url,
      String secret,
      Set<EventType> types,
      Instant createdAt) {
    this(tenant, id, url, secret, Optional.empty(), types, createdAt);
  }

  /**
   * This webhook with another secret; the same one again changes nothing.
   *
   * @param until how long what it has now signs too
   */
  public Webhook withSecret(String other, Instant until) {
    return other.equals(secret)
        ? this
        : new Webhook(
            tenant, id, url, other, Optional.of(new FormerSecret(secret, until)), types, createdAt);
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
