package dev.rollcall.core.memory;

import dev.rollcall.core.contract.TemplatesContract;
import dev.rollcall.core.message.Templates;

class MemoryTemplatesTest extends TemplatesContract {
  private final MemoryTemplates store = new MemoryTemplates();

  @Override
  protected Templates templates() {
    return store;
  }
}
