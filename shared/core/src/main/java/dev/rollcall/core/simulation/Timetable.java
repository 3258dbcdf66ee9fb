package dev.rollcall.core.simulation;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.Openings;
import dev.rollcall.core.time.Window;
import dev.rollcall.core.time.Zones;
import dev.rollcall.core.view.CampaignView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which calendars are open, computed anew only at their edges: between two of them nothing that the
 * planner would say of a calendar changes.
 */
final class Timetable {
  private final CampaignView view;
  private final Zones zones;
  private final Openings openings;
  private final List<Calendar> calendars;
  private List<Open> open = List.of();
  private Instant nextOpening = Instant.MAX;
  private Instant validUntil = Instant.MIN;

  /**
   * @param view whose calendars these are
   */
  Timetable(CampaignView view, Zones zones) {
    this.view = view;
    this.zones = zones;
    this.openings = new Openings(zones);
    this.calendars =
        view.calendars().values().stream().sorted(Comparator.comparing(Calendar::id)).toList();
  }

  /**
   * An open calendar.
   *
   * @param closes when, so that the one that closes soonest goes first
   */
  record Open(String calendarId, Channel channel, Instant closes) {}

  /** The open calendars, those that close soonest first. */
  List<Open> open(Instant now) {
    refresh(now);
    return open;
  }

  /** When the next of the closed calendars opens; the end of time if none is closed. */
  Instant nextOpening(Instant now) {
    refresh(now);
    return nextOpening;
  }

  private void refresh(Instant now) {
    if (now.isBefore(validUntil)) {
      return;
    }
    List<Open> found = new ArrayList<>();
    nextOpening = Instant.MAX;
    validUntil = Instant.MAX;
    for (Calendar calendar : calendars) {
      Optional<Instant> over = over(calendar).filter(end -> end.isAfter(now));
      Channel channel = view.channel(calendar);
      Window window = view.window(calendar.id());
      if (over(calendar).isPresent() && over.isEmpty()) {
        found.add(new Open(calendar.id(), channel, Instant.MIN));
      } else if (openings.isOpen(window, now)) {
        Instant closes = openings.close(window, now).orElse(Instant.MAX);
        found.add(new Open(calendar.id(), channel, closes));
        validUntil = earlier(validUntil, earlier(closes, over.orElse(Instant.MAX)));
      } else {
        Instant opens = openings.next(window, now).orElse(Instant.MAX);
        nextOpening = earlier(nextOpening, earlier(opens, over.orElse(Instant.MAX)));
        validUntil = earlier(validUntil, nextOpening);
      }
    }
    found.sort(Comparator.comparing(Open::closes).thenComparing(Open::calendarId));
    open = List.copyOf(found);
  }

  /** When the campaign's last date is over somewhere in a calendar: its people are to be ended. */
  private Optional<Instant> over(Calendar calendar) {
    Optional<LocalDate> last = view.campaign().schedule().endDate();
    return last.map(
        date ->
            calendar.zones().stream()
                .map(zone -> zones.startOfDay(zone, date.plusDays(1)))
                .min(Comparator.naturalOrder())
                .orElseThrow());
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
