package dev.rollcall.core.manage;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.manage.Ahead.Head;
import dev.rollcall.core.manage.Ahead.Hold;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.Openings;
import dev.rollcall.core.time.Zones;
import dev.rollcall.core.view.CampaignView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says in a sentence what a campaign waits for. */
public final class Outlook {
  private final Zones zones;
  private final Openings openings;
  private final Optional<Ahead> ahead;

  /** Sentences by these zone rules, from what the campaign says and the clocks show. */
  public Outlook(Zones zones) {
    this(zones, Optional.empty());
  }

  /** Sentences that know who comes next, too. */
  public Outlook(Zones zones, Ahead ahead) {
    this(zones, Optional.of(ahead));
  }

  private Outlook(Zones zones, Optional<Ahead> ahead) {
    this.zones = zones;
    this.openings = new Openings(zones);
    this.ahead = ahead;
  }

  /** What a campaign waits for; empty if it is over and nothing of it will start any more. */
  public Optional<String> waitsFor(CampaignView view, Optional<Import> progress, Instant now) {
    Campaign campaign = view.campaign();
    return switch (campaign.status()) {
      case IMPORTING -> Optional.of(importing(progress));
      case DRAFT -> Optional.of("Somebody must start it.");
      case SCHEDULED ->
          Optional.of("It starts at " + text(campaign.schedule().at().orElse(now)) + ".");
      case RUNNING -> Optional.of(running(view, now));
      case PAUSED ->
          Optional.of(
              campaign.pausedBecause().map(why -> why + " ").orElse("")
                  + "Somebody must resume it.");
      case COMPLETED, CANCELLED, FAILED -> Optional.empty();
    };
  }

  private static String importing(Optional<Import> progress) {
    return progress
        .map(
            p ->
                "Its contacts are still coming in: %d of %d parts are done."
                    .formatted(p.chunks().size(), p.chunksExpected()))
        .orElse("Its contacts are still coming in.");
  }

  private String running(CampaignView view, Instant now) {
    if (view.settings(view.campaign().channel()).isEmpty()) {
      return "The account has no channel for it any more.";
    }
    return ahead
        .flatMap(next -> next.heads(view).map(heads -> led(view, next, heads, now)))
        .orElseGet(() -> clocks(view, view.calendars().values(), now));
  }

  /** By whoever is first in each group. */
  private String led(CampaignView view, Ahead ahead, List<Head> heads, Instant now) {
    if (heads.isEmpty()) {
      return "Nobody is left to reach: it completes shortly.";
    }
    List<Calendar> due =
        heads.stream()
            .filter(head -> !head.entry().due().isAfter(now))
            .map(head -> view.calendars().get(head.calendarId()))
            .distinct()
            .toList();
    if (due.stream().anyMatch(calendar -> isOpen(view, calendar, now))) {
      Optional<Instant> paused = ahead.pausedUntil(view, now);
      if (paused.isPresent()) {
        return "The carrier asked to be left alone until " + text(paused.get()) + ".";
      }
      if (ahead.isFull(view, now)) {
        return "As many attempts are live as it allows, %d: the next starts when one of them ends."
            .formatted(view.campaign().concurrency());
      }
    }
    return due.isEmpty() ? held(view, ahead, heads) : clocks(view, due, now);
  }

  /** Nobody is due: why not whoever is due first? */
  private static String held(CampaignView view, Ahead ahead, List<Head> heads) {
    Head first = Collections.min(heads, Comparator.comparing(head -> head.entry().due()));
    Optional<Hold> hold = ahead.hold(view, first);
    // What holds them may be over before anybody looks: a lease that nobody has asked about yet.
    Instant due = first.entry().due();
    Instant until = hold.flatMap(Hold::until).filter(due::isBefore).orElse(due);
    return hold.map(
            held ->
                "Nobody is due before %s; for whoever comes first, %s."
                    .formatted(text(until), held.reason().sentence()))
        .orElse("Whoever comes next is looked at by " + text(due) + ".");
  }

  private String clocks(CampaignView view, Collection<Calendar> calendars, Instant now) {
    long open = calendars.stream().filter(calendar -> isOpen(view, calendar, now)).count();
    if (open > 0) {
      return open == calendars.size()
          ? "Calling hours are open: whoever is due is reached as pace and slots allow."
          : "Calling hours are open for %d of %d groups of contacts: whoever is due there is reached."
              .formatted(open, calendars.size());
    }
    return calendars.stream()
        .map(calendar -> opens(view, calendar, now))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .map(at -> "Calling hours open next at " + text(at) + ".")
        .orElse("Its rule and the account's quiet hours leave no hours in which to call.");
  }

  private boolean isOpen(CampaignView view, Calendar calendar, Instant now) {
    return !now.isBefore(firstInstant(view, calendar))
        && openings.isOpen(view.window(calendar.id()), now);
  }

  private Optional<Instant> opens(CampaignView view, Calendar calendar, Instant now) {
    Instant first = firstInstant(view, calendar);
    return openings.next(view.window(calendar.id()), first.isAfter(now) ? first : now);
  }

  /** When the campaign's first date has begun everywhere in a calendar. */
  private Instant firstInstant(CampaignView view, Calendar calendar) {
    Optional<LocalDate> date = view.campaign().schedule().startDate();
    return date.flatMap(
            first ->
                calendar.zones().stream()
                    .map(zone -> zones.startOfDay(zone, first))
                    .max(Comparator.naturalOrder()))
        .orElse(Instant.MIN);
  }

  private static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
