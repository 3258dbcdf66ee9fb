package dev.rollcall.core.memory;

import dev.rollcall.core.webhook.Deliveries;
import dev.rollcall.core.webhook.DeliveriesContract;

class MemoryDeliveriesTest extends DeliveriesContract {
  private final MemoryDeliveries deliveries = new MemoryDeliveries();

  @Override
  protected Deliveries deliveries() {
    return deliveries;
  }
}
