package dev.rollcall.core.memory;

import dev.rollcall.core.contract.RulesContract;
import dev.rollcall.core.rule.Rules;

class MemoryRulesTest extends RulesContract {
  private final MemoryRules store = new MemoryRules();

  @Override
  protected Rules rules() {
    return store;
  }
}
