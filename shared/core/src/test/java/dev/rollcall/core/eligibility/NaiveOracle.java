package dev.rollcall.core.eligibility;

import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.eligibility.Riddle.Cap;
import dev.rollcall.core.eligibility.Riddle.Hours;
import dev.rollcall.core.eligibility.Riddle.Try;
import dev.rollcall.core.time.DayPart;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says of one minute whether a call may begin in it: by the wall clock and by counting, without
 * order or arithmetic on instants. It shares no code with the gates, and is too simple to be wrong.
 */
final class NaiveOracle {
  private static final int DAY_MINUTES = 24 * 60;
  private static final Set<String> NAMES =
      Stream.of(NaiveLaw.values()).map(NaiveLaw::word).collect(Collectors.toSet());

  private final Riddle riddle;
  private final List<NaiveLaw> laws;
  private final List<ZoneId> zones;
  private final List<ZoneId> zonesOfWindow;
  private final List<Try> counted;
  private final List<Cap> caps;
  private final List<Instant> starts = new ArrayList<>();
  private final int hoursAfterConversation;
  private final boolean[][] open;
  private final boolean hopeless;

  NaiveOracle(Riddle riddle) {
    this.riddle = riddle;
    this.laws = NaiveLaw.over(riddle);
    this.zones = riddle.zones().stream().map(ZoneId::of).toList();
    this.zonesOfWindow =
        Stream.concat(
                riddle.zones().stream(),
                laws.isEmpty() ? Stream.empty() : riddle.zonesOfNumber().stream())
            .distinct()
            .map(ZoneId::of)
            .toList();
    this.caps =
        Stream.concat(riddle.caps().stream(), laws.stream().flatMap(law -> law.caps().stream()))
            .toList();
    this.counted = riddle.tries().stream().filter(Try::counts).toList();
    starts.addAll(riddle.elsewhere());
    counted.forEach(one -> starts.add(one.at()));
    this.hoursAfterConversation =
        laws.stream().mapToInt(NaiveLaw::hoursAfterConversation).max().orElse(0);
    this.open = openMinutes();
    this.hopeless = hopeless(riddle);
  }

  /** Those packs that concern the question. */
  List<NaiveLaw> laws() {
    return laws;
  }

  /** Whether the number's place counts beside the contact's own. */
  boolean looksAtBothPlaces() {
    return zonesOfWindow.size() > zones.size();
  }

  /** Whether no minute will ever do, unless somebody acts. */
  private static boolean hopeless(Riddle riddle) {
    boolean suppressed =
        riddle.suppressed().stream()
            .filter(one -> one.channel().isEmpty() || one.channel().get() == riddle.way())
            .anyMatch(one -> one.optOut() || riddle.dncCheck());
    long counted = riddle.tries().stream().filter(Riddle.Try::counts).count();
    boolean live = riddle.tries().stream().anyMatch(one -> one.outcome().isEmpty());
    return suppressed
        || live
        || riddle.ended().isPresent()
        || riddle.status() != CampaignStatus.RUNNING
        || !NAMES.containsAll(riddle.packs())
        || counted >= riddle.total();
  }

  /** By day of the week, 1 on Monday, and minute. */
  private boolean[][] openMinutes() {
    boolean[][] allowed = new boolean[8][DAY_MINUTES];
    boolean[][] preferred = new boolean[8][DAY_MINUTES];
    boolean overlaps = false;
    Hours part = hours(riddle.part());
    for (DayOfWeek day : DayOfWeek.values()) {
      for (int minute = 0; minute < DAY_MINUTES; minute++) {
        boolean opens = opens(day, minute);
        boolean pleases = opens && part.hold(minute);
        allowed[day.getValue()][minute] = opens;
        preferred[day.getValue()][minute] = pleases;
        overlaps |= pleases;
      }
    }
    return overlaps && zonesOfWindow.size() == 1 ? preferred : allowed;
  }

  private boolean opens(DayOfWeek day, int minute) {
    boolean opens =
        new Hours(riddle.opens(), riddle.closes().orElse(0)).hold(minute)
            && riddle.reachable().hold(minute);
    for (NaiveLaw law : laws) {
      opens &= law.opens(day, minute);
    }
    return opens;
  }

  private static Hours hours(Optional<DayPart> part) {
    return switch (part.orElse(null)) {
      case MORNING -> new Hours(9 * 60, 12 * 60);
      case AFTERNOON -> new Hours(12 * 60, 17 * 60);
      case EVENING -> new Hours(17 * 60, 21 * 60);
      case null -> new Hours(0, 0);
    };
  }

  /** Whether a call may begin in the minute that begins at an instant. */
  boolean mayCall(Instant minute) {
    return !hopeless
        && riddle.busyUntil().filter(minute::isBefore).isEmpty()
        && isRested(minute)
        && isForgotten(minute)
        && zonesOfWindow.stream().allMatch(zone -> isOpen(minute.atZone(zone)))
        && zones.stream().allMatch(zone -> isWithinDates(minute.atZone(zone).toLocalDate()))
        && caps.stream().allMatch(cap -> isUnder(cap, minute))
        && isUnderDayCap(minute);
  }

  private boolean isOpen(ZonedDateTime wall) {
    boolean opens = open[wall.getDayOfWeek().getValue()][wall.getHour() * 60 + wall.getMinute()];
    return opens && laws.stream().noneMatch(law -> law.rests(wall.toLocalDate()));
  }

  private boolean isWithinDates(LocalDate today) {
    return riddle.startDate().filter(today::isBefore).isEmpty()
        && riddle.endDate().filter(today::isAfter).isEmpty();
  }

  /** Whether the last conversation is long enough ago. */
  private boolean isForgotten(Instant minute) {
    return riddle
        .talkedAt()
        .filter(end -> ChronoUnit.MINUTES.between(end, minute) < hoursAfterConversation * 60L)
        .isEmpty();
  }

  private boolean isRested(Instant minute) {
    int gap = riddle.gapMinutes().orElse(0);
    for (Try one : counted) {
      if (ChronoUnit.MINUTES.between(one.at(), minute) < gap) {
        return false;
      }
    }
    return true;
  }

  private boolean isUnderDayCap(Instant minute) {
    Set<ZoneId> all = new HashSet<>(zones);
    // A zone that was left so long before the last attempt shares no day with it.
    counted.stream()
        .filter(one -> ChronoUnit.HOURS.between(one.at(), riddle.tries().getLast().at()) < 50)
        .flatMap(one -> one.zones().stream())
        .map(ZoneId::of)
        .forEach(all::add);
    return all.stream()
        .allMatch(
            zone -> {
              LocalDate today = minute.atZone(zone).toLocalDate();
              return counted.stream()
                      .filter(one -> one.at().atZone(zone).toLocalDate().equals(today))
                      .count()
                  < riddle.perDay();
            });
  }

  private boolean isUnder(Cap cap, Instant minute) {
    return starts.stream()
            .filter(start -> ChronoUnit.MINUTES.between(start, minute) < cap.hours() * 60L)
            .count()
        < cap.attempts();
  }
}
