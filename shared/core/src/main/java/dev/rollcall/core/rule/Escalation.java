package dev.rollcall.core.rule;

import java.util.Optional;

/**
 * What happens after too many failed attempts in a row.
 *
 * @param afterFailedAttempts how many; 0 disables
 * @param type the tenant's own word for what its hook should do; {@code mark_failed} also ends the
 *     contact; absent disables
 * @param target handed on with the event as it is
 */
public record Escalation(int afterFailedAttempts, Optional<String> type, Optional<String> target) {
  /** No escalation. */
  public static final Escalation NONE = new Escalation(0, Optional.empty(), Optional.empty());

  private static final String MARK_FAILED = "mark_failed";

  /** Whether so many failures in a row trigger the hook. */
  public boolean firesAt(int failedInARow) {
    return type.isPresent() && afterFailedAttempts > 0 && failedInARow >= afterFailedAttempts;
  }

  /** Whether firing also ends the contact. */
  public boolean endsContact() {
    return type.filter(MARK_FAILED::equals).isPresent();
  }
}
