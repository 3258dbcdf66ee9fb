package dev.rollcall.core.rule;

import java.time.Instant;

/**
 * A rule that a tenant keeps under a name, to be attached to campaigns as it is then.
 *
 * @param rule what it says now
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param version grows with every write
 */
public record RuleRecord(
    RuleKey key, Rule rule, Instant createdAt, Instant updatedAt, long version) {
  /** A rule that was made just now. */
  public static RuleRecord of(RuleKey key, Rule rule, Instant now) {
    return new RuleRecord(key, rule, now, now, 1);
  }

  /** This record with another rule in it; campaigns that have it keep what they were given. */
  public RuleRecord changed(Rule other, Instant now) {
    return new RuleRecord(key, other, createdAt, now, version + 1);
  }
}
