package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.DailyHours;
import dev.rollcall.core.time.DayPart;
import dev.rollcall.core.time.Openings;
import dev.rollcall.core.time.Zones;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Reaches people only in the local hours that rule, policy and preference all leave open. */
record WindowGate(Zones zones, Openings openings) implements Gate {
  @Override
  public String word() {
    return "window";
  }

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

  @Override
  public Map<String, Object> facts(Situation situation, Instant now) {
    Calendar calendar = situation.calendar();
    DailyHours hours = situation.campaign().rule().hours(situation.policy(), calendar);
    Map<String, Object> there = new TreeMap<>();
    calendar
        .zones()
        .forEach(
            zone -> there.put(zone, now.atOffset(zones.rules(zone).getOffset(now)).toString()));
    return new Facts()
        .with("local_time", there)
        .with("hours", hours.toString())
        .with("preferred_part", calendar.part().map(DayPart::word))
        .with("opens_at", openings.next(calendar, hours, now))
        .with("zone_rules", zones.version())
        .map();
  }
}
