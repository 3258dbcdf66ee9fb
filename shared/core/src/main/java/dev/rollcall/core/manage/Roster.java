package dev.rollcall.core.manage;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.recipient.Agenda;
import dev.rollcall.core.recipient.AgendaEntry;
import dev.rollcall.core.recipient.AgendaKey;
import dev.rollcall.core.recipient.AgendaSlice;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.store.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A campaign's recipients, page by page, as the agenda has them: it may lag behind the rows by
 * moments, so somebody who changes state meanwhile may be missing.
 */
public final class Roster {
  /** A page may cost so many reads of the agenda, empty partitions included. */
  private static final int READS_MAX = 60;

  private final Imports imports;
  private final Agenda agenda;
  private final Recipients recipients;

  /** Lists of the recipients in these stores. */
  public Roster(Imports imports, Agenda agenda, Recipients recipients) {
    this.imports = imports;
    this.agenda = agenda;
    this.recipients = recipients;
  }

  /** Where a page goes on: a partition by its name, and how far that one was read. */
  private record Position(String part, Optional<String> within) {
    static Position parse(String text) {
      int space = text.indexOf(' ');
      return space < 0
          ? new Position(text, Optional.empty())
          : new Position(text.substring(0, space), Optional.of(text.substring(space + 1)));
    }

    String text() {
      return part + within.map(place -> " " + place).orElse("");
    }
  }

  /**
   * One page; it may hold fewer than it could and still not be the last.
   *
   * @param slice whom to list
   * @param after where the previous page ended, or empty for the first
   * @param limit ≥ 1
   */
  public Page<Recipient> page(
      Campaign campaign, AgendaSlice slice, Optional<String> after, int limit) {
    Optional<Position> begin = after.map(Position::parse);
    List<AgendaKey> parts =
        partitions(campaign).stream()
            .dropWhile(part -> begin.filter(b -> !b.part().equals(name(part))).isPresent())
            .toList();
    Optional<String> within = begin.flatMap(Position::within);
    List<Recipient> found = new ArrayList<>();
    int reads = 0;
    for (int i = 0; i < parts.size(); reads++) {
      AgendaKey part = parts.get(i);
      if (found.size() >= limit || reads >= READS_MAX) {
        return new Page<>(found, Optional.of(new Position(name(part), within).text()));
      }
      Page<AgendaEntry> entries = agenda.page(part, slice, within, limit - found.size());
      found.addAll(rows(campaign, slice, entries.items()));
      within = entries.next();
      i += within.isPresent() ? 0 : 1;
    }
    return new Page<>(found, Optional.empty());
  }

  private List<Recipient> rows(Campaign campaign, AgendaSlice slice, List<AgendaEntry> entries) {
    List<RecipientKey> keys =
        entries.stream()
            .map(
                entry ->
                    new RecipientKey(campaign.key().tenant(), campaign.key().id(), entry.address()))
            .toList();
    return recipients.glanceAll(keys).stream().filter(slice::holds).toList();
  }

  private static String name(AgendaKey partition) {
    return partition.calendarId() + "#" + partition.shard();
  }

  /** In a fixed order; a calendar that comes in while somebody turns pages may be missed. */
  private List<AgendaKey> partitions(Campaign campaign) {
    TreeSet<String> calendars =
        imports
            .find(campaign.key())
            .map(Import::calendars)
            .map(known -> new TreeSet<>(known.keySet()))
            .orElseGet(TreeSet::new);
    return calendars.stream()
        .flatMap(
            calendar ->
                IntStream.range(0, campaign.shards())
                    .mapToObj(shard -> new AgendaKey(campaign.key(), calendar, shard)))
        .toList();
  }
}
