package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.CAMPAIGN;
import static dev.rollcall.core.testing.Examples.NEW_YORK;
import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.recipient.Agenda;
import dev.rollcall.core.recipient.AgendaEntry;
import dev.rollcall.core.recipient.AgendaKey;
import dev.rollcall.core.recipient.AgendaPlace;
import dev.rollcall.core.recipient.AgendaSlice;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Enrolment;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Agenda} promises about the recipients of a store. */
public abstract class AgendaContract {
  private static final AgendaKey PARTITION = new AgendaKey(CAMPAIGN, NEW_YORK.id(), 0);

  /** An empty store, the same throughout a test. */
  protected abstract Recipients recipients();

  /** The agenda of that store. */
  protected abstract Agenda agenda();

  /** Returns once the agenda shows all that was written; an index may lag. */
  protected void settle() {}

  @Test
  void ofNobodyIsEmpty() {
    assertThat(agenda().head(PARTITION)).isEmpty();
    assertThat(agenda().due(PARTITION, NOW, 10)).isEmpty();
    assertThat(agenda().page(PARTITION, new AgendaSlice.Everybody(), Optional.empty(), 10).items())
        .isEmpty();
  }

  @Test
  void isHeadedByWhoeverIsDueFirstNowOrLater() {
    enrol(1, NOW.plus(Duration.ofDays(2)), 5);
    enrol(2, NOW.plus(Duration.ofDays(1)), 5);

    assertThat(agenda().head(PARTITION))
        .contains(new AgendaEntry(number(2), NOW.plus(Duration.ofDays(1))));
  }

  @Test
  void namesWhoeverIsDueByMinuteAndThenByPriority() {
    enrol(1, NOW, 5);
    enrol(2, NOW, 1);
    enrol(3, NOW.minusSeconds(60), 9);
    enrol(4, NOW.plusSeconds(60), 1);

    assertThat(due(NOW, 10)).containsExactly(number(3), number(2), number(1));
  }

  @Test
  void namesNoMoreThanItIsAskedFor() {
    for (int i = 1; i <= 5; i++) {
      enrol(i, NOW.plusSeconds(60L * i), 5);
    }

    assertThat(due(NOW.plus(Duration.ofHours(1)), 2)).containsExactly(number(1), number(2));
  }

  @Test
  void roundsUpToTheMinuteSoThatNobodyIsLookedAtTooEarly() {
    enrol(1, NOW.plusNanos(1), 5);

    assertThat(due(NOW.plusSeconds(59), 10)).isEmpty();
    assertThat(due(NOW.plusSeconds(60), 10)).containsExactly(number(1));
    assertThat(agenda().head(PARTITION)).contains(new AgendaEntry(number(1), NOW.plusSeconds(60)));
  }

  @Test
  void countsAllOfTheCurrentMinuteAsDue() {
    enrol(1, NOW, 9);

    assertThat(due(NOW.plusMillis(59_999), 10)).containsExactly(number(1));
    assertThat(due(NOW.minusMillis(1), 10)).isEmpty();
  }

  @Test
  void keepsCalendarsShardsAndCampaignsApart() {
    enrol(1, NOW, 5);

    assertThat(agenda().head(new AgendaKey(CAMPAIGN, "America/New_York@morning", 0))).isEmpty();
    assertThat(agenda().head(new AgendaKey(CAMPAIGN, NEW_YORK.id(), 1))).isEmpty();
  }

  @Test
  void followsARecipientToAnotherTimeAndCalendar() {
    Recipient recipient = enrol(1, NOW, 5);
    Instant later = NOW.plus(Duration.ofHours(3));

    save(recipient.refiled("Europe/Paris", later).next(recipient));

    assertThat(agenda().head(PARTITION)).isEmpty();
    assertThat(agenda().head(new AgendaKey(CAMPAIGN, "Europe/Paris", 0)))
        .contains(new AgendaEntry(number(1), later));
  }

  @Test
  void listsTheFurthestFutureLast() {
    enrol(1, Instant.MAX, 5);
    enrol(2, NOW.plus(Duration.ofDays(10_000)), 5);

    assertThat(agenda().head(PARTITION)).map(AgendaEntry::address).contains(number(2));
    assertThat(due(NOW.plus(Duration.ofDays(20_000)), 10)).containsExactly(number(2));
  }

  @Test
  void isLeftByWhoeverIsFinished() {
    Recipient recipient = enrol(1, NOW, 5);

    save(recipient.ended(Disposition.CANCELLED, NOW).next(recipient));

    assertThat(agenda().head(PARTITION)).isEmpty();
    assertThat(due(NOW, 10)).isEmpty();
    assertThat(addresses(page(new AgendaSlice.Pending()))).isEmpty();
    assertThat(addresses(page(new AgendaSlice.FinishedAs(Disposition.CANCELLED))))
        .containsExactly(number(1));
    assertThat(addresses(page(new AgendaSlice.FinishedAs(Disposition.COMPLETED)))).isEmpty();
  }

  @Test
  void keepsWhoeverHasAnEndNotedUntilItsAttemptIsOver() {
    Recipient started = Examples.started(enrol(1, NOW, 5), NOW);
    save(started);
    Recipient noted = started.ended(Disposition.SUPPRESSED, NOW).next(started);
    save(noted);

    assertThat(agenda().head(PARTITION)).isPresent();
    assertThat(page(new AgendaSlice.FinishedAs(Disposition.SUPPRESSED)).items()).isEmpty();

    Attempt live = noted.log().live().orElseThrow();
    save(noted.concluded(live, Outcome.of(Disposition.BUSY, NOW)).next(noted));

    assertThat(agenda().head(PARTITION)).isEmpty();
    assertThat(addresses(page(new AgendaSlice.FinishedAs(Disposition.SUPPRESSED))))
        .containsExactly(number(1));
  }

  @Test
  void pagesThroughTheUnfinishedInTheirOrder() {
    for (int i = 1; i <= 6; i++) {
      enrol(i, NOW.minusSeconds(60L * i), 5);
    }

    assertThat(pages(new AgendaSlice.Pending(), 2))
        .containsExactly(
            List.of(number(6), number(5)),
            List.of(number(4), number(3)),
            List.of(number(2), number(1)));
  }

  @Test
  void pagesThroughTheFinishedWithoutMissingOrRepeatingAnybody() {
    List<Address> all = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      Recipient recipient = enrol(i, NOW, 5);
      save(recipient.ended(Disposition.EXPIRED, NOW).next(recipient));
      all.add(number(i));
    }

    for (AgendaSlice slice :
        List.of(
            new AgendaSlice.FinishedAs(Disposition.EXPIRED),
            new AgendaSlice.Finished(),
            new AgendaSlice.Everybody())) {
      List<List<Address>> pages = pages(slice, 2);
      assertThat(pages).as("%s", slice).hasSize(3);
      assertThat(pages.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(all);
    }
  }

  @Test
  void pagesThroughEverybodyWhoeverIsFinishedLast() {
    Recipient ended = enrol(1, NOW, 5);
    save(ended.ended(Disposition.EXPIRED, NOW).next(ended));
    Recipient other = enrol(2, NOW, 5);
    save(other.ended(Disposition.CANCELLED, NOW).next(other));
    enrol(3, NOW.plus(Duration.ofDays(900)), 5);

    assertThat(addresses(page(new AgendaSlice.Everybody())))
        .containsExactly(number(3), number(2), number(1));
    assertThat(addresses(page(new AgendaSlice.Finished()))).containsExactly(number(2), number(1));
    assertThat(pages(new AgendaSlice.Everybody(), 1)).hasSize(3);
  }

  private List<List<Address>> pages(AgendaSlice slice, int limit) {
    List<List<Address>> pages = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<AgendaEntry> page = agenda().page(PARTITION, slice, after, limit);
      pages.add(addresses(page));
      after = page.next();
    } while (after.isPresent());
    return pages;
  }

  private Page<AgendaEntry> page(AgendaSlice slice) {
    return agenda().page(PARTITION, slice, Optional.empty(), 100);
  }

  private static List<Address> addresses(Page<AgendaEntry> page) {
    return page.items().stream().map(AgendaEntry::address).toList();
  }

  private List<Address> due(Instant now, int limit) {
    return agenda().due(PARTITION, now, limit).stream().map(AgendaEntry::address).toList();
  }

  private Recipient enrol(int lastTwo, Instant lookAt, int priority) {
    Recipient like = Examples.recipient(number(lastTwo));
    Recipient recipient =
        Recipient.enrolled(
            like.key(),
            like.id(),
            new Enrolment(new ContactId("c"), 1, priority, Optional.empty(), Map.of(), NOW),
            new AgendaPlace(NEW_YORK.id(), 0, lookAt));
    recipients().enrol(recipient);
    settle();
    return recipient;
  }

  private void save(Recipient recipient) {
    recipients().save(recipient);
    settle();
  }
}
