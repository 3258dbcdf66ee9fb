package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.rule.Limit;
import dev.rollcall.core.time.DayPart;
import dev.rollcall.core.time.OpenHours;
import dev.rollcall.core.time.Openings;
import dev.rollcall.core.time.Window;
import dev.rollcall.core.time.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Reaches people only in the local hours that rule, policy, packs and preference leave open. */
record WindowGate(Zones zones, Openings openings) implements Gate {
  @Override
  public String word() {
    return "window";
  }

  @Override
  public Eligibility check(Situation situation, Instant now) {
    return openings
        .next(situation.window(), now)
        .map(
            opening ->
                opening.equals(now)
                    ? Eligibility.ELIGIBLE
                    : new NotBefore(opening, Reason.OUTSIDE_WINDOW))
        .orElseGet(() -> new Never(Disposition.EXPIRED, Reason.NO_WINDOW));
  }

  @Override
  public Map<String, Object> facts(Situation situation, Instant now) {
    Window window = situation.window();
    Map<String, Object> there = new TreeMap<>();
    Map<String, Object> holidays = new TreeMap<>();
    for (String zone : window.zones()) {
      LocalDate today = zones.local(zone, now).toLocalDate();
      there.put(zone, now.atOffset(zones.rules(zone).getOffset(now)).toString());
      if (window.hours().isClosedDate(today)) {
        holidays.put(zone, today.toString());
      }
    }
    return new Facts()
        .with("local_time", there)
        .with("hours", window.hours().toString())
        .with("limits", situation.hours().stream().map(WindowGate::facts).toList())
        .with("closed_dates", holidays)
        .with("preferred_part", situation.calendar().part().map(DayPart::word))
        .with("opens_at", openings.next(window, now))
        .with("zone_rules", zones.version())
        .map();
  }

  private static Map<String, Object> facts(Limit<OpenHours> limit) {
    return new Facts()
        .with("by", limit.origin().word())
        .with("hours", limit.value().toString())
        .with("source", limit.origin().source())
        .map();
  }
}
