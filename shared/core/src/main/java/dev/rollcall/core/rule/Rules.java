package dev.rollcall.core.rule;

import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.util.Optional;

/** Where tenants' rules are kept. */
public interface Rules {
  /** The rule as it is now; never a stale read. */
  Optional<RuleRecord> find(RuleKey key);

  /**
   * Writes a rule over the version before its own; version 1 only where there is none.
   *
   * @return done, or lost with what is there instead
   */
  Write<RuleRecord> save(RuleRecord rule);

  /**
   * A page of a tenant's rules, newest first. May miss what was written just now; costs grow with
   * the number of all rules, of which a tenant has few.
   *
   * @param type only rules of this type
   * @param page from 1
   * @param perPage 1–100
   */
  RulePage page(TenantId tenant, Optional<RuleType> type, int page, int perPage);
}
