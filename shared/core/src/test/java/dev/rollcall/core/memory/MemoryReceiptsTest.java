package dev.rollcall.core.memory;

import dev.rollcall.core.contract.ReceiptsContract;
import dev.rollcall.core.intake.Receipts;

class MemoryReceiptsTest extends ReceiptsContract {
  private final MemoryReceipts receipts = new MemoryReceipts();

  @Override
  protected Receipts receipts() {
    return receipts;
  }
}
