package dev.rollcall.core.rule;

import dev.rollcall.core.jurisdiction.Pack;
import java.util.Optional;

/**
 * Who sets a limit.
 *
 * @param kind what it is
 * @param word what readers and programs call it; of a pack, its name
 * @param source where the limit stands, if it is a pack's
 */
public record Origin(Kind kind, String word, Optional<String> source) {
  /** What may set limits. */
  public enum Kind {
    RULE,
    POLICY,
    PREFERENCE,
    PACK
  }

  /** The campaign's rule. */
  public static final Origin RULE = new Origin(Kind.RULE, "rule", Optional.empty());

  /** The tenant's policy. */
  public static final Origin POLICY = new Origin(Kind.POLICY, "policy", Optional.empty());

  /** The part of the day that the contact prefers. */
  public static final Origin PREFERENCE =
      new Origin(Kind.PREFERENCE, "preference", Optional.empty());

  /** A pack that the tenant switched on. */
  public static Origin of(Pack pack) {
    return new Origin(Kind.PACK, pack.name(), Optional.of(pack.source()));
  }
}
