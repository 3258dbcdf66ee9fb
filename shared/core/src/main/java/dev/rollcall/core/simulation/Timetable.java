package dev.rollcall.core.simulation;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.Openings;
import dev.rollcall.core.time.Window;
import dev.rollcall.core.time.Zones;
import dev.rollcall.core.view.CampaignView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which calendars are open, computed anew only at their edges: between two of them nothing that the
 * planner would say of a calendar changes.
 */
final class Timetable {
  private final CampaignView view;
  private final Zones zones;
  private final Openings openings;
  private final List<Row> rows;
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
    this.rows = view.calendars().values().stream().map(Row::new).toList();
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
    rows.forEach(row -> row.refresh(now));
    open =
        rows.stream()
            .flatMap(row -> row.open.stream())
            .sorted(Comparator.comparing(Open::closes).thenComparing(Open::calendarId))
            .toList();
    nextOpening = soonest(rows.stream().filter(row -> row.open.isEmpty()));
    validUntil = soonest(rows.stream());
  }

  private static Instant soonest(Stream<Row> some) {
    return some.map(row -> row.until).min(Comparator.naturalOrder()).orElse(Instant.MAX);
  }

  /** One calendar: open or not, and until when that holds. */
  private final class Row {
    private final Calendar calendar;
    private final Instant over;
    private Optional<Open> open = Optional.empty();
    private Instant until = Instant.MIN;

    Row(Calendar calendar) {
      this.calendar = calendar;
      this.over = over(calendar);
    }

    void refresh(Instant now) {
      if (now.isBefore(until)) {
        return;
      }
      Window window = view.window(calendar.id());
      if (!now.isBefore(over) || openings.next(window, now).isEmpty()) {
        open = opened(Instant.MIN);
        until = Instant.MAX;
      } else if (openings.isOpen(window, now)) {
        Instant closes = openings.close(window, now).orElse(Instant.MAX);
        open = opened(closes);
        until = earlier(closes, over);
      } else {
        open = Optional.empty();
        until = earlier(openings.next(window, now).orElse(Instant.MAX), over);
      }
    }

    private Optional<Open> opened(Instant closes) {
      return Optional.of(new Open(calendar.id(), view.channel(calendar), closes));
    }
  }

  /** When the campaign's last date is over somewhere in a calendar: its people are to be ended. */
  private Instant over(Calendar calendar) {
    Optional<LocalDate> last = view.campaign().schedule().endDate();
    return last.flatMap(
            date ->
                calendar.zones().stream()
                    .map(zone -> zones.startOfDay(zone, date.plusDays(1)))
                    .min(Comparator.naturalOrder()))
        .orElse(Instant.MAX);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
