package dev.rollcall.core.memory;

import dev.rollcall.core.contract.AuditTrailContract;
import dev.rollcall.core.suppression.AuditTrail;

class MemoryAuditTrailTest extends AuditTrailContract {
  private final MemoryAuditTrail store = new MemoryAuditTrail();

  @Override
  protected AuditTrail trail() {
    return store;
  }
}
