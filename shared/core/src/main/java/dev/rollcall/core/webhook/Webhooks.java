package dev.rollcall.core.webhook;

import dev.rollcall.core.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** Where tenants' own endpoints are kept. */
public interface Webhooks {
  /** The most that one tenant may have; every event is a message to each. */
  int MAX = 10;

  /**
   * Adds an endpoint; one that is there already under its id stays as it is.
   *
   * @return what is there now; empty if the tenant has as many as it may
   */
  Optional<Webhook> add(Webhook webhook);

  /**
   * Replaces the secrets of an endpoint as it was read.
   *
   * @return whether this did: not if it is gone, or somebody else replaced its secret meanwhile
   */
  boolean rotate(Webhook read, Webhook next);

  /** The endpoint as it is now; never a stale read. */
  Optional<Webhook> find(TenantId tenant, WebhookId id);

  /** All endpoints of a tenant, newest first; may miss what was written just now. */
  List<Webhook> list(TenantId tenant);

  /** Removes an endpoint; answers whether it was there. */
  boolean remove(TenantId tenant, WebhookId id);
}
