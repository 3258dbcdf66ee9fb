package dev.rollcall.core.memory;

import dev.rollcall.core.contract.WebhooksContract;
import dev.rollcall.core.webhook.Webhooks;

class MemoryWebhooksTest extends WebhooksContract {
  private final MemoryWebhooks store = new MemoryWebhooks();

  @Override
  protected Webhooks webhooks() {
    return store;
  }
}
