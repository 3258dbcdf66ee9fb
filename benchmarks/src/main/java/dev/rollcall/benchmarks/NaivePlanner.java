package dev.rollcall.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Answers what the planner answers for windows from 9 to 18 o'clock, by {@link ZonedDateTime}.
 *
 * @param zones by calendar
 */
public record NaivePlanner(Map<String, ZoneId> zones) {
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime SIX = LocalTime.of(18, 0);
  private static final int LOOK_AFTER_SECONDS = 600;

  /** Which calendars are open, those that close first before the others, and when to look again. */
  public record Look(List<String> open, Instant next) {}

  /** Copies what it is given. */
  public NaivePlanner {
    zones = Map.copyOf(zones);
  }

  private record Open(String calendar, Instant closes) {}

  /** By today's and tomorrow's opening time, put on the wall clock. */
  public Look dayByDay(Instant now) {
    List<Open> open = new ArrayList<>();
    Instant next = Instant.MAX;
    for (Map.Entry<String, ZoneId> one : zones.entrySet()) {
      LocalDate today = now.atZone(one.getValue()).toLocalDate();
      Instant opens = today.atTime(NINE).atZone(one.getValue()).toInstant();
      Instant closes = today.atTime(SIX).atZone(one.getValue()).toInstant();
      if (now.isBefore(opens)) {
        next = earlier(next, opens);
      } else if (now.isBefore(closes)) {
        open.add(new Open(one.getKey(), closes));
      } else {
        LocalDate tomorrow = today.plusDays(1);
        next = earlier(next, tomorrow.atTime(NINE).atZone(one.getValue()).toInstant());
      }
    }
    return look(open, next, now);
  }

  /** By looking at the wall clock of one minute after the other. */
  public Look byMinute(Instant now) {
    List<Open> open = new ArrayList<>();
    Instant next = Instant.MAX;
    for (Map.Entry<String, ZoneId> one : zones.entrySet()) {
      boolean isOpen = isOpen(now.atZone(one.getValue()));
      ZonedDateTime minute = now.atZone(one.getValue());
      while (isOpen(minute) == isOpen) {
        minute = minute.plusMinutes(1);
      }
      if (isOpen) {
        open.add(new Open(one.getKey(), minute.toInstant()));
      } else {
        next = earlier(next, minute.toInstant());
      }
    }
    return look(open, next, now);
  }

  private static boolean isOpen(ZonedDateTime wall) {
    LocalTime time = wall.toLocalTime();
    return !time.isBefore(NINE) && time.isBefore(SIX);
  }

  private static Look look(List<Open> open, Instant next, Instant now) {
    open.sort(Comparator.comparing(Open::closes).thenComparing(Open::calendar));
    Instant soon = now.plusSeconds(LOOK_AFTER_SECONDS);
    return new Look(
        open.stream().map(Open::calendar).toList(), open.isEmpty() ? next : earlier(next, soon));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
