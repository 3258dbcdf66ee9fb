package dev.rollcall.core.eligibility;

import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.time.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Keeps to the campaign's first and last date, as the calendar on the contact's wall shows it. */
record DatesGate(Zones zones) implements Gate {
  @Override
  public String word() {
    return "dates";
  }

  @Override
  public Eligibility check(Situation situation, Instant now) {
    Schedule schedule = situation.campaign().schedule();
    for (String zone : situation.calendar().zones()) {
      LocalDate today = zones.local(zone, now).toLocalDate();
      if (schedule.endDate().filter(today::isAfter).isPresent()) {
        return new Never(Disposition.EXPIRED, Reason.AFTER_END_DATE);
      }
    }
    return schedule
        .startDate()
        .flatMap(
            date ->
                situation.calendar().zones().stream()
                    .map(zone -> zones.startOfDay(zone, date))
                    .max(Comparator.naturalOrder()))
        .filter(now::isBefore)
        .<Eligibility>map(first -> new NotBefore(first, Reason.BEFORE_START_DATE))
        .orElse(Eligibility.ELIGIBLE);
  }

  @Override
  public Map<String, Object> facts(Situation situation, Instant now) {
    Schedule schedule = situation.campaign().schedule();
    Map<String, Object> today = new TreeMap<>();
    situation
        .calendar()
        .zones()
        .forEach(zone -> today.put(zone, zones.local(zone, now).toLocalDate().toString()));
    return new Facts()
        .with("first", schedule.startDate().map(LocalDate::toString))
        .with("last", schedule.endDate().map(LocalDate::toString))
        .with("today", today)
        .map();
  }
}
