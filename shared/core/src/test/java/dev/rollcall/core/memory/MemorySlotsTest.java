package dev.rollcall.core.memory;

import dev.rollcall.core.campaign.Slots;
import dev.rollcall.core.contract.SlotsContract;

class MemorySlotsTest extends SlotsContract {
  private final MemorySlots store = new MemorySlots();

  @Override
  protected Slots slots() {
    return store;
  }
}
