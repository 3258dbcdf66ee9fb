package dev.rollcall.core.memory;

import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.webhook.Webhook;
import dev.rollcall.core.webhook.WebhookId;
import dev.rollcall.core.webhook.Webhooks;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tenants' own endpoints in memory. */
public final class MemoryWebhooks implements Webhooks {
  private record Key(TenantId tenant, WebhookId id) {}

  private static final Comparator<Webhook> NEWEST_FIRST =
      Comparator.comparing(Webhook::createdAt)
          .thenComparing(webhook -> webhook.id().value())
          .reversed();

  private final Map<Key, Webhook> webhooks = new HashMap<>();

  @Override
  public synchronized Optional<Webhook> add(Webhook webhook) {
    Key key = new Key(webhook.tenant(), webhook.id());
    if (!webhooks.containsKey(key) && list(webhook.tenant()).size() < MAX) {
      webhooks.put(key, webhook);
    }
    return Optional.ofNullable(webhooks.get(key));
  }

  @Override
  public synchronized boolean rotate(Webhook read, Webhook next) {
    Key key = new Key(read.tenant(), read.id());
    Webhook now = webhooks.get(key);
    if (now == null || !now.secret().equals(read.secret())) {
      return false;
    }
    webhooks.put(key, next);
    return true;
  }

  @Override
  public synchronized Optional<Webhook> find(TenantId tenant, WebhookId id) {
    return Optional.ofNullable(webhooks.get(new Key(tenant, id)));
  }

  @Override
  public synchronized List<Webhook> list(TenantId tenant) {
    return webhooks.values().stream()
        .filter(webhook -> webhook.tenant().equals(tenant))
        .sorted(NEWEST_FIRST)
        .toList();
  }

  @Override
  public synchronized boolean remove(TenantId tenant, WebhookId id) {
    return webhooks.remove(new Key(tenant, id)) != null;
  }
}
