package dev.rollcall.core.manage;

import dev.rollcall.core.jurisdiction.Packs;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.Tenants;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Switches packs of rules by jurisdiction on and off for a tenant. Whoever waits already follows
 * them as soon as workers read the tenant again, which is within half a minute.
 */
public final class SwitchPacks {
  private final ChangePolicy changePolicy;
  private final Packs packs;

  /** Switching in this store. */
  public SwitchPacks(Tenants tenants, Packs packs) {
    this.changePolicy = new ChangePolicy(tenants);
    this.packs = packs;
  }

  /**
   * Switches packs on, beside those that are.
   *
   * @return the tenant as it is now
   * @throws IllegalArgumentException if there is no such tenant, or naming every name that no pack
   *     has and those that there are
   */
  public Tenant on(TenantId id, Collection<String> names) {
    return changePolicy.run(
        id,
        policy -> {
          packs.named(names);
          Set<String> more = new HashSet<>(policy.packs());
          more.addAll(names);
          return policy.withPacks(more);
        });
  }

  /**
   * Switches packs off, also one that this version no longer knows.
   *
   * @return the tenant as it is now
   * @throws IllegalArgumentException as {@link #on}
   */
  public Tenant off(TenantId id, Collection<String> names) {
    return changePolicy.run(
        id,
        policy -> {
          Set<String> left = new HashSet<>(policy.packs());
          packs.named(names.stream().filter(name -> !left.contains(name)).toList());
          left.removeAll(new HashSet<>(names));
          return policy.withPacks(left);
        });
  }
}
