package dev.rollcall.core.testing;

import dev.rollcall.core.rule.Escalation;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.rule.RuleType;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/** A call rule of which a test states only what it is about; the rest is the page's defaults. */
public final class RuleExample {
  private int perDay = 3;
  private int total = 10;
  private Optional<Duration> gap = Optional.of(Duration.ofHours(2));
  private LocalTime start = LocalTime.of(9, 0);
  private Optional<LocalTime> end = Optional.of(LocalTime.of(18, 0));
  private boolean dncCheck = true;
  private boolean removeOnOptOut = true;
  private Escalation escalation = Escalation.NONE;

  /** Allows so many attempts on one calendar day. */
  public RuleExample perDay(int attemptsMax) {
    this.perDay = attemptsMax;
    return this;
  }

  /** Allows so many attempts in all. */
  public RuleExample total(int attemptsMax) {
    this.total = attemptsMax;
    return this;
  }

  /** Leaves so much time between two attempts. */
  public RuleExample gap(Duration between) {
    this.gap = Optional.of(between);
    return this;
  }

  /** Opens and closes at these local times. */
  public RuleExample window(String opens, String closes) {
    this.start = LocalTime.parse(opens);
    this.end = Optional.of(LocalTime.parse(closes));
    return this;
  }

  /** Opens at a local time, and closes when the tenant's reachable hours do. */
  public RuleExample opens(String at) {
    this.start = LocalTime.parse(at);
    this.end = Optional.empty();
    return this;
  }

  /** Skips numbers on the do-not-call list, or does not. */
  public RuleExample dncCheck(boolean checked) {
    this.dncCheck = checked;
    return this;
  }

  /** Takes whoever opts out from the campaign at once, or at the next look. */
  public RuleExample removeOnOptOut(boolean removed) {
    this.removeOnOptOut = removed;
    return this;
  }

  /** Escalates after so many failures in a row. */
  public RuleExample escalation(int afterFailedAttempts, String type) {
    this.escalation =
        new Escalation(afterFailedAttempts, Optional.of(type), Optional.of("boss@example.com"));
    return this;
  }

  /** The rule. */
  public Rule build() {
    return new Rule(
        "Example",
        RuleType.CALL,
        perDay,
        total,
        gap,
        start,
        end,
        dncCheck,
        removeOnOptOut,
        escalation);
  }
}
