package dev.rollcall.core.eligibility;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a recipient may or may not be reached at an instant.
 *
 * @param at the instant
 * @param gates every gate's verdict, in the order in which they are asked
 * @param answer that of the first gate which says no, or yes
 * @param next the first instant at which every gate would be open if nothing else happened, or the
 *     refusal that no waiting cures
 */
public record Explanation(Instant at, List<Verdict> gates, Eligibility answer, Eligibility next) {
  /** Copies what it is given. */
  public Explanation {
    gates = List.copyOf(gates);
  }

  /** The gate that holds the recipient back; empty if none does. */
  public Optional<Verdict> heldBackBy() {
    return gates.stream().filter(verdict -> !verdict.isOpen()).findFirst();
  }

  /** When the recipient may be reached next; empty if waiting does not help. */
  public Optional<Instant> reachableAt() {
    return switch (next) {
      case Eligibility.Eligible yes -> Optional.of(at);
      case Eligibility.NotBefore later -> Optional.of(later.at());
      case Eligibility.Waiting waiting -> Optional.empty();
      case Eligibility.Never never -> Optional.empty();
    };
  }
}
