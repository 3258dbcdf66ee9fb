package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.DailyHours;
import dev.rollcall.core.time.Openings;
import java.time.Instant;

/** Reaches people only in the local hours that rule, policy and preference all leave open. */
record WindowGate(Openings openings) implements Gate {
  @Override
  public Eligibility check(Situation situation, Instant now) {
    Calendar calendar = situation.calendar();
    DailyHours hours = situation.campaign().rule().hours(situation.policy(), calendar);
    return openings
        .next(calendar, hours, now)
        .map(
            opening ->
                opening.equals(now)
                    ? Eligibility.ELIGIBLE
                    : new NotBefore(opening, Reason.OUTSIDE_WINDOW))
        .orElseGet(() -> new Never(Disposition.EXPIRED, Reason.NO_WINDOW));
  }
}
