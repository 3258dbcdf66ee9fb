package dev.rollcall.core.memory;

import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.contract.WakesContract;

class MemoryWakesTest extends WakesContract {
  private final MemoryWakes store = new MemoryWakes();

  @Override
  protected Wakes wakes() {
    return store;
  }
}
