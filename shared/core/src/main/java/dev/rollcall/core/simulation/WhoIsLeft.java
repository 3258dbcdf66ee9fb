package dev.rollcall.core.simulation;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.recipient.Agenda;
import dev.rollcall.core.recipient.AgendaEntry;
import dev.rollcall.core.recipient.AgendaKey;
import dev.rollcall.core.recipient.AgendaPlace;
import dev.rollcall.core.recipient.AgendaSlice;
import dev.rollcall.core.recipient.AttemptLog;
import dev.rollcall.core.recipient.Enrolment;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.view.CampaignView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads who is left of a campaign: of the first few thousand their rows, of the others only where
 * the agenda has them, which costs a thirtieth and is silent about priority and earlier attempts.
 */
public final class WhoIsLeft {
  /** Of so many people the rows are read. */
  public static final int ROWS_MAX = 20_000;

  private static final int PAGE = 2_000;

  private final Agenda agenda;
  private final Recipients recipients;
  private final int rowsMax;

  /**
   * A reader of these stores.
   *
   * @param rowsMax of so many people the rows are read, mostly {@value #ROWS_MAX}
   */
  public WhoIsLeft(Agenda agenda, Recipients recipients, int rowsMax) {
    this.agenda = agenda;
    this.recipients = recipients;
    this.rowsMax = rowsMax;
  }

  /**
   * Who is left.
   *
   * @param crowds in the order of calendars and due times
   * @param byRow how many of them are known by their rows, and not only by the agenda
   * @param complete whether these are all, and not only the first million
   */
  public record Left(List<Crowd> crowds, int byRow, boolean complete) {
    /** Copies what it is given. */
    public Left {
      crowds = List.copyOf(crowds);
    }

    /** How many people. */
    public int people() {
      return crowds.stream().mapToInt(Crowd::count).sum();
    }
  }

  /** Reads a campaign's agenda; it may lag behind the rows by moments. */
  public Left of(CampaignView view) {
    Reading reading = new Reading(view);
    for (String calendar : view.calendars().keySet().stream().sorted().toList()) {
      for (int shard = 0; shard < view.campaign().shards(); shard++) {
        reading.partition(new AgendaKey(view.campaign().key(), calendar, shard));
      }
    }
    return reading.left();
  }

  private record Kind(String calendarId, int priority, Instant due) {}

  private final class Reading {
    private final CampaignView view;
    private final Map<Kind, Integer> fresh = new LinkedHashMap<>();
    private final Map<Kind, Recipient> examples = new LinkedHashMap<>();
    private final List<Crowd> tried = new ArrayList<>();
    private int people;
    private int byRow;
    private boolean complete = true;

    Reading(CampaignView view) {
      this.view = view;
    }

    void partition(AgendaKey key) {
      Optional<String> after = Optional.empty();
      do {
        if (people >= Scenario.CONTACTS_MAX) {
          complete = false;
          return;
        }
        int most = Math.min(PAGE, Scenario.CONTACTS_MAX - people);
        Page<AgendaEntry> page = agenda.page(key, new AgendaSlice.Pending(), after, most);
        if (byRow < rowsMax) {
          recipients.glanceAll(keys(key.campaign(), page.items())).forEach(this::row);
        } else {
          page.items().forEach(entry -> add(silent(key, entry)));
        }
        after = page.next();
      } while (after.isPresent());
    }

    private List<RecipientKey> keys(CampaignKey campaign, List<AgendaEntry> entries) {
      return entries.stream()
          .map(entry -> new RecipientKey(campaign.tenant(), campaign.id(), entry.address()))
          .toList();
    }

    /** A row that ended or moved to a new calendar since belongs to no crowd of these. */
    private void row(Recipient row) {
      boolean known =
          view.calendars().containsKey(row.place().calendarId())
              && row.log().recent().stream()
                  .allMatch(attempt -> view.calendars().containsKey(attempt.calendarId()));
      if (!row.isFinished() && known) {
        byRow++;
        add(row);
      }
    }

    private void add(Recipient row) {
      people++;
      if (row.log().equals(AttemptLog.EMPTY)) {
        AgendaPlace place = row.place();
        Kind kind = new Kind(place.calendarId(), row.enrolment().priority(), place.due());
        fresh.merge(kind, 1, Integer::sum);
        examples.putIfAbsent(kind, row);
      } else {
        tried.add(new Crowd(1, row));
      }
    }

    Left left() {
      List<Crowd> crowds = new ArrayList<>();
      examples.forEach((kind, row) -> crowds.add(new Crowd(fresh.getOrDefault(kind, 0), row)));
      crowds.addAll(tried);
      return new Left(crowds, byRow, complete);
    }

    private Recipient silent(AgendaKey key, AgendaEntry entry) {
      return somebody(view.campaign(), entry.address(), key.calendarId(), 0, entry.due());
    }
  }

  /**
   * Somebody whom nobody has tried yet.
   *
   * @param priority 1 to 9; 0 for the usual one
   * @param due when they are first looked at
   */
  public static Recipient somebody(
      Campaign campaign, Address address, String calendarId, int priority, Instant due) {
    return Recipient.enrolled(
        new RecipientKey(campaign.key().tenant(), campaign.key().id(), address),
        RecipientId.of(campaign.key().tenant(), "simulated"),
        new Enrolment(
            new ContactId("simulated"),
            1,
            priority == 0 ? Enrolment.PRIORITY_DEFAULT : priority,
            Optional.empty(),
            Map.of(),
            due),
        new AgendaPlace(calendarId, 0, due));
  }
}
