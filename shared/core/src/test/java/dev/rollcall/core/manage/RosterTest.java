package dev.rollcall.core.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.memory.MemoryImports;
import dev.rollcall.core.memory.MemoryRecipients;
import dev.rollcall.core.recipient.Agenda;
import dev.rollcall.core.recipient.AgendaEntry;
import dev.rollcall.core.recipient.AgendaKey;
import dev.rollcall.core.recipient.AgendaPlace;
import dev.rollcall.core.recipient.AgendaSlice;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.time.Calendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterTest {
  private static final Calendar CHICAGO = Calendar.of("America/Chicago");

  private final MemoryImports imports = new MemoryImports();
  private final MemoryRecipients recipients = new MemoryRecipients();
  private final Campaign campaign = new CampaignExample().build();
  private final Roster roster = new Roster(imports, recipients, recipients);

  @BeforeEach
  void begin() {
    imports.begin(campaign.key(), 1, Examples.NOW);
    imports.register(campaign.key(), List.of(Examples.NEW_YORK, CHICAGO));
  }

  private void enrol(int lastTwo, Calendar calendar) {
    recipients.enrol(Examples.recipient(Examples.CAMPAIGN, Examples.number(lastTwo), calendar));
  }

  private void finish(int lastTwo, Calendar calendar, Disposition disposition) {
    Recipient pending = Examples.recipient(Examples.CAMPAIGN, Examples.number(lastTwo), calendar);
    recipients.enrol(pending);
    recipients.save(pending.ended(disposition, Examples.NOW).next(pending));
  }

  private List<Integer> listed(AgendaSlice slice, int limit) {
    List<Integer> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<Recipient> page = roster.page(campaign, slice, after, limit);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      page.items().forEach(r -> all.add(lastTwo(r)));
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  private static int lastTwo(Recipient recipient) {
    return Integer.parseInt(recipient.key().address().value().substring(10));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  void namesEverybodyOnceHoweverLongThePages(int limit) {
    for (int i = 0; i < 6; i++) {
      enrol(i, i % 2 == 0 ? CHICAGO : Examples.NEW_YORK);
    }
    finish(6, CHICAGO, Disposition.COMPLETED);
    finish(7, Examples.NEW_YORK, Disposition.EXHAUSTED);

    assertThat(listed(new AgendaSlice.Everybody(), limit)).containsExactly(0, 2, 4, 6, 1, 3, 5, 7);
    assertThat(listed(AgendaSlice.of("pending").orElseThrow(), limit))
        .containsExactly(0, 2, 4, 1, 3, 5);
    assertThat(listed(AgendaSlice.of("finished").orElseThrow(), limit)).containsExactly(6, 7);
    assertThat(listed(AgendaSlice.of("exhausted").orElseThrow(), limit)).containsExactly(7);
    assertThat(listed(AgendaSlice.of("busy").orElseThrow(), limit)).isEmpty();
  }

  @Test
  void knowsTheWordsOfItsSlices() {
    assertThat(AgendaSlice.of("nonsense")).isEmpty();
    assertThat(AgendaSlice.of("not_placed")).isEmpty();
    assertThat(AgendaSlice.of("COMPLETED")).isEmpty();
    assertThat(AgendaSlice.of("finished")).contains(new AgendaSlice.Finished());
  }

  @Test
  void coversEveryShard() {
    Campaign wide = new CampaignExample().shards(3).build();
    Recipient first = Examples.recipient(Examples.number(1));
    recipients.enrol(
        Recipient.enrolled(
            first.key(),
            first.id(),
            first.enrolment(),
            new AgendaPlace(CHICAGO.id(), 2, Examples.NOW)));

    assertThat(roster.page(wide, new AgendaSlice.Everybody(), Optional.empty(), 10).items())
        .hasSize(1);
    assertThat(roster.page(campaign, new AgendaSlice.Everybody(), Optional.empty(), 10).items())
        .isEmpty();
  }

  @Test
  void leavesOutWhoeverIsNoLongerInTheStateThatTheIndexSays() {
    Recipient pending = Examples.recipient(Examples.number(1));
    recipients.enrol(pending);
    AgendaEntry stale = new AgendaEntry(pending.key().address(), Examples.NOW);
    Roster lagging = new Roster(imports, new Stale(stale), recipients);

    assertThat(
            lagging
                .page(campaign, AgendaSlice.of("pending").orElseThrow(), Optional.empty(), 10)
                .items())
        .isNotEmpty();
    assertThat(
            lagging
                .page(campaign, AgendaSlice.of("completed").orElseThrow(), Optional.empty(), 10)
                .items())
        .isEmpty();
  }

  @Test
  void readsSoMuchForOnePageAndNoMore() {
    List<Calendar> many = new ArrayList<>();
    for (String zone : java.time.ZoneId.getAvailableZoneIds()) {
      many.add(Calendar.of(zone));
    }
    imports.register(campaign.key(), many);
    enrol(1, CHICAGO);

    Page<Recipient> first =
        roster.page(campaign, new AgendaSlice.Everybody(), Optional.empty(), 10);
    assertThat(first.items()).isEmpty();
    assertThat(first.next()).isPresent();
    assertThat(listed(new AgendaSlice.Everybody(), 10)).containsExactly(1);
  }

  /** An index that shows one entry in whatever state is asked for. */
  private record Stale(AgendaEntry entry) implements Agenda {
    @Override
    public Optional<AgendaEntry> head(AgendaKey key) {
      return Optional.of(entry);
    }

    @Override
    public List<AgendaEntry> due(AgendaKey key, Instant now, int limit) {
      return List.of(entry);
    }

    @Override
    public Page<AgendaEntry> page(
        AgendaKey key, AgendaSlice slice, Optional<String> after, int limit) {
      return new Page<>(List.of(entry), Optional.empty());
    }
  }
}
