package dev.rollcall.core.manage;

import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.Tenants;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes what a tenant allows in all its campaigns; of changes that are made at once none is lost.
 */
public final class ChangePolicy {
  private static final int TRIES_MAX = 20;

  private final Tenants tenants;

  /** Changes in this store. */
  public ChangePolicy(Tenants tenants) {
    this.tenants = tenants;
  }

  /**
   * Changes a tenant's policy.
   *
   * @param change made anew from the policy that is there, should another change be sooner
   * @return the tenant as it is now
   * @throws IllegalArgumentException if there is no such tenant
   */
  public Tenant run(TenantId id, UnaryOperator<Policy> change) {
    Optional<Tenant> read = tenants.find(id);
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Tenant tenant =
          read.orElseThrow(() -> new IllegalArgumentException("there is no tenant " + id));
      Policy policy = change.apply(tenant.policy());
      if (policy.equals(tenant.policy())) {
        return tenant;
      }
      Tenant next = tenant.with(policy).next(tenant);
      switch (tenants.save(next)) {
        case Write.Done<Tenant> done -> {
          return next;
        }
        case Write.Lost<Tenant> lost -> read = lost.current();
      }
    }
    throw new IllegalStateException("no write of tenant " + id + " ever won");
  }
}
