package dev.rollcall.core.tick;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.recipient.Agenda;
import dev.rollcall.core.recipient.AgendaEntry;
import dev.rollcall.core.recipient.AgendaKey;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.Openings;
import dev.rollcall.core.time.Window;
import dev.rollcall.core.time.Zones;
import dev.rollcall.core.view.CampaignView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a campaign's agenda where its calendars are open, up to the capacity that is free.
 *
 * <p>A closed calendar is never read, so cost grows with what is dispatched and not with what
 * waits. Capacity goes to the calendar that closes soonest.
 */
public final class Planner {
  /** While a calendar is open its agenda is read at least so often, whatever else is known. */
  static final Duration LOOK_AT_LEAST = Duration.ofMinutes(10);

  private static final Duration FAR_AHEAD = Duration.ofDays(3650);
  private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();
  private static final Duration TICK = Duration.ofMinutes(1);

  private final Agenda agenda;
  private final Zones zones;
  private final Openings openings;

  /** A planner over this agenda. */
  public Planner(Agenda agenda, Zones zones) {
    this.agenda = agenda;
    this.zones = zones;
    this.openings = new Openings(zones);
  }

  private record Open(String calendarId, Channel channel, Instant closes) {}

  /** The recipients due now, at most so many; for capacity that came free between two ticks. */
  public Map<Channel, List<Address>> due(CampaignView view, Capacity capacity, Instant now) {
    return capacity.isNone() ? Map.of() : plan(view, capacity, now).due();
  }

  /** Whom to look at now and when to plan again. */
  public Plan plan(CampaignView view, Capacity capacity, Instant now) {
    List<Open> open = new ArrayList<>();
    long second = now.getEpochSecond();
    long last =
        view.campaign().schedule().endDate().map(LocalDate::toEpochDay).orElse(Openings.NEVER);
    boolean over = view.campaign().status().isOver();
    long next = Openings.NEVER;
    for (var entry : view.calendars().entrySet()) {
      Calendar calendar = entry.getValue();
      Window window = view.window(entry.getKey());
      long opens = openings.nextSecond(window, second);
      if (over || opens == Openings.NEVER || isPast(last, calendar, second)) {
        // Nothing may start there any more, or no hour ever opens: it is read at any hour, since
        // what is in flight must be reconciled and the rest be ended.
        open.add(new Open(entry.getKey(), view.channel(calendar), now));
      } else if (opens == second) {
        Instant closes = openings.close(window, now).orElse(Instant.MAX);
        open.add(new Open(entry.getKey(), view.channel(calendar), closes));
      } else {
        next = Math.min(next, worthALook(calendar, opens, last));
      }
    }
    open.sort(Comparator.comparing(Open::closes).thenComparing(Open::calendarId));
    Instant opening = next == Openings.NEVER ? Instant.MAX : Instant.ofEpochSecond(next);
    return read(view, open, capacity, now, opening);
  }

  private Plan read(
      CampaignView view, List<Open> open, Capacity capacity, Instant now, Instant nextOpening) {
    CampaignKey key = view.campaign().key();
    Named named = new Named(capacity, new EnumMap<>(Channel.class));
    boolean unfinished = open.size() < view.calendars().size();
    boolean allClosed = unfinished && open.isEmpty();
    // Of a campaign that is over everybody is to be ended, whenever their look was meant to be.
    Instant dueBy = view.campaign().status().isOver() ? now.plus(FAR_AHEAD) : now;
    Instant next = allClosed ? nextOpening : earlier(nextOpening, now.plus(LOOK_AT_LEAST));
    for (Open calendar : open) {
      for (int shard = 0; shard < view.campaign().shards(); shard++) {
        int free = named.free(calendar.channel());
        if (free <= 0) {
          next = earlier(next, now.plus(TICK));
          unfinished = true;
          break;
        }
        AgendaKey partition = new AgendaKey(key, calendar.calendarId(), shard);
        Optional<AgendaEntry> head = agenda.head(partition);
        unfinished |= head.isPresent();
        if (head.isPresent() && head.get().due().isAfter(dueBy)) {
          next = earlier(next, head.get().due());
        } else if (head.isPresent()) {
          named.add(calendar.channel(), agenda.due(partition, dueBy, free));
          next = earlier(next, now.plus(TICK));
        }
      }
    }
    return new Plan(named.due(), next, unfinished);
  }

  private record Named(Capacity capacity, Map<Channel, List<Address>> due) {
    int free(Channel channel) {
      int all = 0;
      for (List<Address> some : due.values()) {
        all += some.size();
      }
      int own = due.getOrDefault(channel, List.of()).size();
      return Math.min(capacity.total() - all, capacity.byChannel().applyAsInt(channel) - own);
    }

    void add(Channel channel, List<AgendaEntry> entries) {
      due.computeIfAbsent(channel, c -> new ArrayList<>())
          .addAll(entries.stream().map(AgendaEntry::address).toList());
    }
  }

  /** Whether a last date, in days since 1970-01-01, is over where any of the contacts may be. */
  private boolean isPast(long last, Calendar calendar, long second) {
    // No wall is a whole day ahead of Greenwich.
    if (Math.floorDiv(second, DAY_SECONDS) + 1 <= last) {
      return false;
    }
    for (String zone : calendar.zones()) {
      if (openings.date(zone, second) > last) {
        return true;
      }
    }
    return false;
  }

  /** When a closed calendar is worth a read: when it opens, or sooner if it can only be ended. */
  private long worthALook(Calendar calendar, long opens, long last) {
    if (!isPast(last, calendar, opens)) {
      return opens;
    }
    LocalDate after = LocalDate.ofEpochDay(last).plusDays(1);
    return calendar.zones().stream()
        .mapToLong(zone -> zones.startOfDay(zone, after).getEpochSecond())
        .reduce(opens, Math::min);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
