package dev.rollcall.core.memory;

import dev.rollcall.core.contract.TenantsContract;
import dev.rollcall.core.tenant.Tenants;

class MemoryTenantsTest extends TenantsContract {
  private final MemoryTenants store = new MemoryTenants();

  @Override
  protected Tenants tenants() {
    return store;
  }
}
