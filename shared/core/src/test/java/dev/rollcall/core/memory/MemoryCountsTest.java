package dev.rollcall.core.memory;

import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.contract.CountsContract;

class MemoryCountsTest extends CountsContract {
  private final MemoryCounts store = new MemoryCounts();

  @Override
  protected Counts counts() {
    return store;
  }
}
