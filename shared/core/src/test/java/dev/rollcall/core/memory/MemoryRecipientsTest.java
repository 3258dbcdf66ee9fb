package dev.rollcall.core.memory;

import dev.rollcall.core.contract.RecipientsContract;
import dev.rollcall.core.recipient.Recipients;

class MemoryRecipientsTest extends RecipientsContract {
  private final MemoryRecipients store = new MemoryRecipients();

  @Override
  protected Recipients recipients() {
    return store;
  }
}
