package dev.rollcall.core.memory;

import dev.rollcall.core.rule.RuleKey;
import dev.rollcall.core.rule.RulePage;
import dev.rollcall.core.rule.RuleRecord;
import dev.rollcall.core.rule.RuleType;
import dev.rollcall.core.rule.Rules;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules in memory. */
public final class MemoryRules implements Rules {
  private static final Comparator<RuleRecord> NEWEST_FIRST =
      Comparator.comparing(RuleRecord::createdAt)
          .thenComparing(record -> record.key().uuid())
          .reversed();

  private final Map<RuleKey, RuleRecord> rules = new HashMap<>();

  @Override
  public synchronized Optional<RuleRecord> find(RuleKey key) {
    return Optional.ofNullable(rules.get(key));
  }

  @Override
  public synchronized Write<RuleRecord> save(RuleRecord rule) {
    Optional<RuleRecord> before = find(rule.key());
    if (before.map(RuleRecord::version).orElse(0L) != rule.version() - 1) {
      return new Write.Lost<>(before);
    }
    rules.put(rule.key(), rule);
    return new Write.Done<>();
  }

  @Override
  public synchronized RulePage page(
      TenantId tenant, Optional<RuleType> type, int page, int perPage) {
    List<RuleRecord> all =
        rules.values().stream()
            .filter(record -> record.key().tenant().equals(tenant))
            .filter(record -> type.isEmpty() || record.rule().type() == type.get())
            .sorted(NEWEST_FIRST)
            .toList();
    return new RulePage(
        all.stream().skip((page - 1L) * perPage).limit(perPage).toList(), all.size());
  }
}
