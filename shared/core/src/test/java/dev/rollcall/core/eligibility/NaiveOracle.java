package dev.rollcall.core.eligibility;

import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.eligibility.Riddle.Hours;
import dev.rollcall.core.time.DayPart;
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
import java.util.stream.IntStream;

/**
 * Says of one minute whether a call may begin in it: by the wall clock and by counting, without
 * order or arithmetic on instants. It shares no code with the gates, and is too simple to be wrong.
 */
final class NaiveOracle {
  private static final int DAY_MINUTES = 24 * 60;

  private final Riddle riddle;
  private final List<ZoneId> zones;
  private final boolean[] open;
  private final boolean hopeless;

  NaiveOracle(Riddle riddle) {
    this.riddle = riddle;
    this.zones = riddle.zones().stream().map(ZoneId::of).toList();
    this.open = openMinutes(riddle);
    this.hopeless = hopeless(riddle);
  }

  /** Whether no minute will ever do, unless somebody acts. */
  private static boolean hopeless(Riddle riddle) {
    boolean suppressed =
        riddle.suppressed().stream()
            .filter(one -> one.channel().isEmpty() || one.channel().get() == Channel.CALL)
            .anyMatch(one -> one.optOut() || riddle.dncCheck());
    long counted = riddle.tries().stream().filter(Riddle.Try::counts).count();
    boolean live = riddle.tries().stream().anyMatch(one -> one.outcome().isEmpty());
    return suppressed
        || live
        || riddle.ended().isPresent()
        || riddle.status() != CampaignStatus.RUNNING
        || counted >= riddle.total();
  }

  private static boolean[] openMinutes(Riddle riddle) {
    boolean[] allowed = new boolean[DAY_MINUTES];
    boolean[] preferred = new boolean[DAY_MINUTES];
    for (int minute = 0; minute < DAY_MINUTES; minute++) {
      allowed[minute] =
          new Hours(riddle.opens(), riddle.closes().orElse(0)).hold(minute)
              && riddle.reachable().hold(minute);
      preferred[minute] = allowed[minute] && hours(riddle.part()).hold(minute);
    }
    boolean overlaps = IntStream.range(0, DAY_MINUTES).anyMatch(minute -> preferred[minute]);
    return overlaps && riddle.zones().size() == 1 ? preferred : allowed;
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
        && zones.stream().allMatch(zone -> wallClockAllows(minute.atZone(zone)))
        && isRested(minute)
        && isUnderDayCap(minute)
        && riddle.caps().stream().allMatch(cap -> isUnder(cap, minute));
  }

  private boolean wallClockAllows(ZonedDateTime wall) {
    LocalDate today = wall.toLocalDate();
    return open[wall.getHour() * 60 + wall.getMinute()]
        && riddle.startDate().filter(today::isBefore).isEmpty()
        && riddle.endDate().filter(today::isAfter).isEmpty();
  }

  private boolean isRested(Instant minute) {
    return riddle.tries().stream()
        .filter(Riddle.Try::counts)
        .allMatch(
            one -> ChronoUnit.MINUTES.between(one.at(), minute) >= riddle.gapMinutes().orElse(0));
  }

  private boolean isUnderDayCap(Instant minute) {
    Set<ZoneId> all = new HashSet<>(zones);
    // A zone that was left so long before the last attempt shares no day with it.
    riddle.tries().stream()
        .filter(Riddle.Try::counts)
        .filter(one -> ChronoUnit.HOURS.between(one.at(), riddle.tries().getLast().at()) < 50)
        .flatMap(one -> one.zones().stream())
        .map(ZoneId::of)
        .forEach(all::add);
    return all.stream()
        .allMatch(
            zone -> {
              LocalDate today = minute.atZone(zone).toLocalDate();
              return riddle.tries().stream()
                      .filter(Riddle.Try::counts)
                      .filter(one -> one.at().atZone(zone).toLocalDate().equals(today))
                      .count()
                  < riddle.perDay();
            });
  }

  private boolean isUnder(Riddle.Cap cap, Instant minute) {
    List<Instant> starts = new ArrayList<>(riddle.elsewhere());
    riddle.tries().stream().filter(Riddle.Try::counts).map(Riddle.Try::at).forEach(starts::add);
    return starts.stream()
            .filter(start -> ChronoUnit.MINUTES.between(start, minute) < cap.hours() * 60L)
            .count()
        < cap.attempts();
  }
}
