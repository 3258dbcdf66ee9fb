package dev.rollcall.core.memory;

import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.contract.ImportsContract;

class MemoryImportsTest extends ImportsContract {
  private final MemoryImports store = new MemoryImports();

  @Override
  protected Imports imports() {
    return store;
  }
}
