package dev.rollcall.core.rule;

import java.util.List;

/**
 * A numbered page of a tenant's rules.
 *
 * @param rules newest first; none behind the last page
 * @param total how many rules all pages have together
 */
public record RulePage(List<RuleRecord> rules, int total) {
  /** Copies what it is given. */
  public RulePage {
    rules = List.copyOf(rules);
  }
}
