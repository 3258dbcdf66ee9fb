package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.time.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds back who had every attempt that the rule allows on one calendar day.
 *
 * <p>The day is counted in every zone that an attempt was made under and in today's, and the
 * largest count holds: editing a contact's zone never gives another attempt.
 */
record DayCapGate(Zones zones) implements Gate {
  @Override
  public String word() {
    return "day_cap";
  }

  @Override
  public Eligibility check(Situation situation, Instant now) {
    List<Attempt> counted = counted(situation);
    int cap = situation.campaign().rule().attemptsPerDayMax();
    if (counted.size() < cap) {
      return Eligibility.ELIGIBLE;
    }
    Instant latest = now;
    for (String zone : zonesOf(situation, counted)) {
      LocalDate today = zones.local(zone, now).toLocalDate();
      if (on(today, zone, counted) >= cap) {
        Instant tomorrow = zones.startOfDay(zone, today.plusDays(1));
        latest = tomorrow.isAfter(latest) ? tomorrow : latest;
      }
    }
    return latest.isAfter(now) ? new NotBefore(latest, Reason.DAY_CAP) : Eligibility.ELIGIBLE;
  }

  @Override
  public Map<String, Object> facts(Situation situation, Instant now) {
    List<Attempt> counted = counted(situation);
    Map<String, Object> today = new TreeMap<>();
    for (String zone : zonesOf(situation, counted)) {
      today.put(zone, on(zones.local(zone, now).toLocalDate(), zone, counted));
    }
    return new Facts()
        .with("attempts_today", today)
        .with("cap", situation.campaign().rule().attemptsPerDayMax())
        .map();
  }

  private static List<Attempt> counted(Situation situation) {
    return situation.recipient().log().recent().stream().filter(Attempt::counts).toList();
  }

  private long on(LocalDate day, String zone, List<Attempt> counted) {
    return counted.stream()
        .filter(a -> zones.local(zone, a.startedAt()).toLocalDate().equals(day))
        .count();
  }

  private static Set<String> zonesOf(Situation situation, List<Attempt> attempts) {
    Set<String> all = new TreeSet<>(situation.calendar().zones());
    attempts.forEach(a -> all.addAll(situation.calendar(a.calendarId()).zones()));
    return all;
  }
}
