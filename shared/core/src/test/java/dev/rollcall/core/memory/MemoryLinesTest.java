package dev.rollcall.core.memory;

import dev.rollcall.core.contract.LinesContract;
import dev.rollcall.core.line.Lines;

class MemoryLinesTest extends LinesContract {
  private final MemoryLines store = new MemoryLines();

  @Override
  protected Lines lines() {
    return store;
  }
}
