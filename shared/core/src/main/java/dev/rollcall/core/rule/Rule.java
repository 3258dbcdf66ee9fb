package dev.rollcall.core.rule;

import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.time.DailyHours;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * What a campaign may do to one contact. A campaign keeps the rule as it was when attached.
 *
 * @param name 3–255 characters, not unique
 * @param type call or text
 * @param attemptsPerDayMax attempts to one contact per calendar day in the contact's zone, ≥ 1
 * @param attemptsTotalMax attempts to one contact in the whole campaign, ≥ 1
 * @param retryGap least time between the starts of two attempts; absent for text rules
 * @param startTime first local time of day that is open
 * @param endTime first local time of day that is closed again; before the start, the window runs
 *     over midnight; absent, it runs to the end of the tenant's reachable hours
 * @param dncCheck whether numbers on the do-not-call list are skipped
 * @param removeOnOptOut whether an opt-out removes the contact from running campaigns at once;
 *     without it, the contact stays in the lists of a campaign until the campaign looks at it next,
 *     which ends it as suppressed. Nobody is reached either way; but should the opt-out be lifted
 *     before that look, the campaign goes on with them
 * @param escalation what happens after failures in a row
 */
public record Rule(
    String name,
    RuleType type,
    int attemptsPerDayMax,
    int attemptsTotalMax,
    Optional<Duration> retryGap,
    LocalTime startTime,
    Optional<LocalTime> endTime,
    boolean dncCheck,
    boolean removeOnOptOut,
    Escalation escalation) {
  /** Refuses caps below 1 and a window without length. */
  public Rule {
    if (attemptsPerDayMax < 1 || attemptsTotalMax < 1) {
      throw new IllegalArgumentException("caps are at least 1");
    }
    if (endTime.filter(startTime::equals).isPresent()) {
      throw new IllegalArgumentException("a window needs two different times");
    }
  }

  /** What a rule of a type says wherever its maker does not (contract 2). */
  public static Rule defaults(RuleType type) {
    return switch (type) {
      case CALL ->
          new Rule(
              "Default Rule",
              type,
              3,
              10,
              Optional.of(Duration.ofHours(2)),
              LocalTime.of(9, 0),
              Optional.of(LocalTime.of(18, 0)),
              true,
              true,
              Escalation.NONE);
      case TEXT ->
          new Rule(
              "Default Rule",
              type,
              1,
              1,
              Optional.empty(),
              LocalTime.of(9, 0),
              Optional.empty(),
              true,
              true,
              Escalation.NONE);
    };
  }

  /**
   * The rule of a campaign that names none: so many attempts, a gap, and the tenant's hours.
   *
   * @param attemptsMax attempts to one contact, ≥ 1
   * @param retryGap least time between two
   */
  public static Rule attempts(int attemptsMax, Duration retryGap) {
    return new Rule(
        "Default",
        RuleType.CALL,
        attemptsMax,
        attemptsMax,
        Optional.of(retryGap),
        LocalTime.MIDNIGHT,
        Optional.empty(),
        true,
        true,
        Escalation.NONE);
  }

  /** The local hours that this rule itself allows, whatever the tenant's. */
  public DailyHours ownHours() {
    return endTime
        .map(end -> DailyHours.between(startTime, end))
        .orElseGet(() -> DailyHours.from(startTime));
  }

  /** The local hours that a tenant's policy leaves of this rule's own; may be none. */
  public DailyHours hours(Policy policy) {
    return ownHours().and(policy.reachableHours());
  }
}
