package dev.rollcall.core.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.ChunkCounts;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.campaign.Wake;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.World;
import dev.rollcall.core.time.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickTest {
  private static final Instant NOW = Examples.NOW;
  private static final Instant EVENING = Instant.parse("2026-11-19T01:00:00Z");
  private static final Instant TOMORROW_AT_NINE = Instant.parse("2026-11-19T14:00:00Z");
  private static final Calendar LONDON = Calendar.of("Europe/London");
  private static final Calendar TOKYO = Calendar.of("Asia/Tokyo");

  private final World world = new World();

  private void given(CampaignExample campaign, List<Address> people) {
    world.with(campaign.build(), Examples.NEW_YORK);
    people.forEach(person -> world.with(Examples.recipient(person)));
  }

  private void given(CampaignExample campaign, int people) {
    given(campaign, Examples.numbers(people));
  }

  private Tick.Summary tick() {
    return world.worker().tick().run();
  }

  private Tick.Summary tickAt(Instant at) {
    world.clock().set(at);
    return tick();
  }

  private List<Hint.Look> hints() {
    return world.takeHints().stream().map(Hint.Look.class::cast).toList();
  }

  private List<Address> hinted() {
    return hints().stream().flatMap(hint -> hint.addresses().stream()).toList();
  }

  private Instant wakesAt() {
    return world.wake(Examples.CAMPAIGN).map(Wake::at).orElseThrow();
  }

  private CampaignStatus status() {
    return world.campaign(Examples.CAMPAIGN).status();
  }

  /** Does something the moment before a call is let through, once. */
  private void justBefore(String name, Runnable deed) {
    AtomicBoolean done = new AtomicBoolean();
    world
        .calls()
        .meddle(
            call -> {
              if (call.name().equals(name) && done.compareAndSet(false, true)) {
                deed.run();
              }
              return call.proceed();
            });
  }

  @Test
  void namesWhoeverIsDue() {
    given(new CampaignExample(), 3);
    Recipient later = Examples.recipient(Examples.number(50));
    world.with(later.refiled(Examples.NEW_YORK.id(), NOW.plusSeconds(60)));

    Tick.Summary summary = tick();

    assertThat(hinted()).containsExactlyElementsOf(Examples.numbers(3));
    assertThat(summary).isEqualTo(new Tick.Summary(1, 3, 0));
  }

  @Test
  void writesNothingPerContact() {
    given(new CampaignExample(), 50);

    tick();

    assertThat(world.calls().names("recipients.")).isEmpty();
    assertThat(world.calls().names("lines.")).isEmpty();
    assertThat(world.calls().names("contacts.")).isEmpty();
    assertThat(world.recipientChanges()).hasSize(50);
  }

  @Test
  void namesNobodyWhileTheCarrierWantsToBeLeftAlone() {
    given(new CampaignExample(), 3);
    world.buckets().pause(Examples.TENANT, Channel.CALL, NOW.plusSeconds(120));

    tick();
    assertThat(hinted()).isEmpty();
    assertThat(world.calls().names("agenda.")).isEmpty();
    assertThat(wakesAt()).isEqualTo(NOW.plusSeconds(60));

    tickAt(NOW.plusSeconds(60));
    assertThat(hinted()).isEmpty();
    tickAt(NOW.plusSeconds(120));
    assertThat(hinted()).hasSize(3);
  }

  @Test
  void namesForTheRestOfTheMinuteInWhichAPauseEnds() {
    world.with(Examples.tenant(Policy.DEFAULT, 1));
    given(new CampaignExample(), 50);
    world.buckets().pause(Examples.TENANT, Channel.CALL, NOW.plusSeconds(35));

    tick();

    List<Hint.Look> hints = hints();
    assertThat(hints).extracting(hint -> hint.addresses().size()).containsExactly(20, 5);
    assertThat(hints)
        .extracting(Hint::at)
        .containsExactly(NOW.plusSeconds(35), NOW.plusSeconds(55));
  }

  @Test
  void ofACappedCampaignNamesNobodyBeforeAPauseIsOver() {
    given(new CampaignExample().concurrency(2), 3);
    world.buckets().pause(Examples.TENANT, Channel.CALL, NOW.plusSeconds(20));

    tick();
    assertThat(hints()).extracting(Hint::at).containsExactly(NOW.plusSeconds(20));

    world.buckets().pause(Examples.TENANT, Channel.CALL, NOW.plusSeconds(120));
    tickAt(NOW.plusSeconds(60));
    assertThat(hinted()).isEmpty();
  }

  @Test
  void ofACancelledCampaignNamesEverybodyWhateverTheCarrierWants() {
    given(new CampaignExample().status(CampaignStatus.CANCELLED), 3);
    world.buckets().pause(Examples.TENANT, Channel.CALL, NOW.plusSeconds(120));

    tick();

    assertThat(hinted()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000, 10_000})
  void readsAsMuchHoweverManyWait(int waiting) {
    world.with(Examples.tenant(Policy.DEFAULT, 1));
    List<Address> people = Examples.numbers(waiting);
    given(new CampaignExample(), people);

    Tick.Summary summary = tick();

    assertThat(summary.hinted()).isEqualTo(60);
    assertThat(world.calls().names("agenda.")).containsExactly("agenda.head", "agenda.due");
  }

  @Test
  void packsHintsFullAndSpreadsThemAtTheChannelsPace() {
    world.with(Examples.tenant(Policy.DEFAULT, 4));
    given(new CampaignExample(), 100);

    tick();

    List<Hint.Look> hints = hints();
    assertThat(hints)
        .extracting(hint -> hint.addresses().size())
        .containsExactly(20, 20, 20, 20, 20);
    assertThat(hints)
        .extracting(Hint.Look::at)
        .containsExactly(
            NOW, NOW.plusSeconds(5), NOW.plusSeconds(10), NOW.plusSeconds(15), NOW.plusSeconds(20));
    assertThat(world.calls().names("hints.")).hasSize(1);
  }

  @Test
  void namesNoMoreThanAMinutesPace() {
    world.with(Examples.tenant(Policy.DEFAULT, 1));
    given(new CampaignExample(), 100);

    tick();

    assertThat(hinted()).hasSize(60);
    assertThat(wakesAt()).isEqualTo(NOW.plusSeconds(60));
  }

  /** Nobody ticked from Tuesday evening to Wednesday afternoon, and 500 people came due. */
  @Test
  void makesUpForADowntimeAtTheUsualPaceAndInTheUsualHours() {
    world.with(Examples.tenant(Policy.DEFAULT, 1));
    world.with(
        new CampaignExample()
            .status(CampaignStatus.SCHEDULED)
            .schedule(Schedule.at(NOW.minus(Duration.ofHours(14))))
            .build(),
        Examples.NEW_YORK,
        LONDON);
    Examples.numbers(500).forEach(person -> world.with(Examples.recipient(person)));
    Address inLondon = new Address("+442079460101");
    world.with(Examples.recipient(Examples.CAMPAIGN, inLondon, LONDON));

    Instant afternoonInNewYork = Instant.parse("2026-11-18T19:00:00Z");
    tickAt(afternoonInNewYork);
    assertThat(status()).isEqualTo(CampaignStatus.RUNNING);
    assertThat(hinted()).hasSizeLessThanOrEqualTo(60);

    tickAt(afternoonInNewYork.plusSeconds(60));
    assertThat(hinted()).hasSize(60).doesNotContain(inLondon);
  }

  @Test
  void namesNoMoreThanTheFreeSlots() {
    given(new CampaignExample().concurrency(5), 10);
    world.slots().take(Examples.CAMPAIGN, 5, "a-1", "n", NOW.plusSeconds(60), NOW);
    world.slots().take(Examples.CAMPAIGN, 5, "a-2", "n", NOW.plusSeconds(60), NOW);

    tick();

    List<Hint.Look> hints = hints();
    assertThat(hints).extracting(hint -> hint.addresses().size()).containsExactly(3);
    assertThat(hints).extracting(Hint.Look::at).containsExactly(NOW);
  }

  @Test
  void readsNothingWhileEverySlotIsTaken() {
    given(new CampaignExample().concurrency(1), 10);
    world.slots().take(Examples.CAMPAIGN, 1, "a-1", "n", NOW.plusSeconds(600), NOW);

    tick();

    assertThat(world.calls().names("agenda.")).isEmpty();
    assertThat(wakesAt()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void neverReadsAClosedCalendar() {
    given(new CampaignExample(), 10);

    tickAt(EVENING);

    assertThat(world.calls().names("agenda.")).isEmpty();
    assertThat(wakesAt()).isEqualTo(TOMORROW_AT_NINE);
  }

  @Test
  void sleepsUntilTheFirstOfSeveralCalendarsOpens() {
    world.with(new CampaignExample().build(), Examples.NEW_YORK, LONDON, TOKYO);

    tickAt(Instant.parse("2026-11-18T23:30:00Z"));

    assertThat(world.calls().names("agenda.")).isEmpty();
    assertThat(wakesAt()).as("nine in Tokyo").isEqualTo(Instant.parse("2026-11-19T00:00:00Z"));
  }

  @Test
  void readsOnlyTheCalendarsThatAreOpen() {
    world.with(new CampaignExample().build(), Examples.NEW_YORK, LONDON, TOKYO);

    tickAt(Instant.parse("2026-11-18T19:00:00Z"));

    assertThat(world.calls().names("agenda."))
        .as("New York's alone")
        .containsExactly("agenda.head");
  }

  /** London and Auckland are never both awake: these people can only be ended. */
  @Test
  void looksAtWhomNoHourEverReaches() {
    Calendar never =
        new Calendar(new TreeSet<>(List.of("Europe/London", "Pacific/Auckland")), Optional.empty());
    world.with(new CampaignExample().build(), never);
    Recipient lost = Examples.recipient(Examples.CAMPAIGN, Examples.number(1), never);
    world.with(lost);

    tick();

    assertThat(hinted()).containsExactly(Examples.number(1));
  }

  @Test
  void givesCapacityToTheCalendarThatClosesSoonest() {
    world.with(Examples.tenant(Policy.DEFAULT, 1));
    List<Address> people = Examples.numbers(80);
    world.with(new CampaignExample().build(), Examples.NEW_YORK, LONDON);
    for (int i = 0; i < people.size(); i++) {
      world.with(
          Examples.recipient(
              Examples.CAMPAIGN, people.get(i), i < 40 ? Examples.NEW_YORK : LONDON));
    }

    tick();

    assertThat(hinted().subList(0, 40)).containsExactlyElementsOf(people.subList(40, 80));
  }

  @Test
  void readsEveryShard() {
    Campaign campaign = new CampaignExample().shards(3).build();
    world.with(campaign, Examples.NEW_YORK);

    tick();

    assertThat(world.calls().names("agenda.head")).hasSize(3);
  }

  @Test
  void sleepsUntilTheNextIsDue() {
    given(new CampaignExample(), 0);
    world.with(
        Examples.recipient(Examples.number(1))
            .refiled(Examples.NEW_YORK.id(), NOW.plusSeconds(240)));

    tick();

    assertThat(wakesAt()).isEqualTo(NOW.plusSeconds(240));
    assertThat(hinted()).isEmpty();
  }

  @Test
  void sleepsAtMostTenMinutesWhileACalendarIsOpen() {
    given(new CampaignExample(), 0);
    world.with(
        Examples.recipient(Examples.number(1))
            .refiled(Examples.NEW_YORK.id(), NOW.plus(Duration.ofHours(2))));

    tick();

    assertThat(wakesAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
  }

  @Test
  void doesNotSleepOverAnOpeningOnlyBecauseOthersAreDue() {
    Instant halfAMinuteBefore = NOW.minusSeconds(30);
    given(new CampaignExample().createdAt(halfAMinuteBefore), 0);
    world.with(
        Examples.recipient(Examples.number(1))
            .refiled(Examples.NEW_YORK.id(), NOW.minusSeconds(60)));
    world.imports().register(Examples.CAMPAIGN, List.of(Calendar.of("America/Chicago")));

    tickAt(halfAMinuteBefore);

    assertThat(hinted()).hasSize(1);
    assertThat(wakesAt()).as("nine in Chicago").isEqualTo(NOW);
  }

  @Test
  void workMadeDuringATickIsNotSleptOver() {
    given(new CampaignExample(), 0);
    justBefore("agenda.head", () -> world.wakes().rouse(Examples.CAMPAIGN, NOW));

    tick();

    assertThat(wakesAt()).isEqualTo(NOW);
  }

  @Test
  void workMadeWhileACampaignIsRetiredIsNotLost() {
    given(new CampaignExample().status(CampaignStatus.PAUSED), 0);
    justBefore("wakes.retire", () -> world.wakes().rouse(Examples.CAMPAIGN, NOW));

    tick();

    assertThat(wakesAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @EnumSource(
      value = CampaignStatus.class,
      names = {"PAUSED", "DRAFT", "COMPLETED"})
  void looksNoMoreAtACampaignThatWaitsForSomebody(CampaignStatus status) {
    given(new CampaignExample().status(status), 3);

    tick();

    assertThat(world.wake(Examples.CAMPAIGN)).isEmpty();
    assertThat(world.takeHints()).isEmpty();
    assertThat(world.calls().names("agenda.")).isEmpty();
  }

  @Test
  void looksNoMoreAtACampaignThatIsNotThere() {
    CampaignKey gone = new CampaignKey(Examples.TENANT, new CampaignId("gone"));
    world.wakes().rouse(gone, NOW);

    tick();

    assertThat(world.wake(gone)).isEmpty();
  }

  @Test
  void looksAtNoCampaignBeforeItsTime() {
    given(new CampaignExample(), 3);
    world.wakes().rouse(Examples.CAMPAIGN, NOW.plusSeconds(1));

    assertThat(tick().campaigns()).isZero();
    assertThat(world.calls().names("campaigns.")).isEmpty();
  }

  @Test
  void beginsAScheduledCampaignAtItsTimeAndNotBefore() {
    Instant later = NOW.plus(Duration.ofMinutes(7));
    given(new CampaignExample().status(CampaignStatus.SCHEDULED).schedule(Schedule.at(later)), 1);

    tick();
    assertThat(status()).isEqualTo(CampaignStatus.SCHEDULED);
    assertThat(wakesAt()).isEqualTo(later);

    tickAt(later);
    assertThat(status()).isEqualTo(CampaignStatus.RUNNING);
    assertThat(world.campaign(Examples.CAMPAIGN).startedAt()).contains(later);
    assertThat(hinted()).hasSize(1);
  }

  @Test
  void givesUpAnImportThatStalls() {
    given(new CampaignExample().status(CampaignStatus.IMPORTING), 2);
    Instant stalled = NOW.plus(Tick.IMPORT_STALLS_AFTER);

    tickAt(stalled.minusSeconds(1));
    assertThat(status()).isEqualTo(CampaignStatus.IMPORTING);
    assertThat(wakesAt()).isEqualTo(stalled);

    tickAt(stalled);
    assertThat(status()).isEqualTo(CampaignStatus.FAILED);
    assertThat(hinted()).as("a repetition of the request may go on with it").isEmpty();
    Instant forGood = NOW.plus(Duration.ofHours(25));
    assertThat(wakesAt()).isEqualTo(forGood);

    tickAt(forGood.minusMillis(1));
    assertThat(hinted()).isEmpty();
    tickAt(forGood);
    assertThat(hinted()).as("who was enrolled must be ended").hasSize(2);
  }

  @Test
  void givesAnImportThatMakesProgressMoreTime() {
    given(new CampaignExample().status(CampaignStatus.IMPORTING), 0);
    Instant progress = NOW.plus(Duration.ofMinutes(14));
    world.imports().record(Examples.CAMPAIGN, 2, ChunkCounts.enrolled(5), progress);

    tickAt(NOW.plus(Tick.IMPORT_STALLS_AFTER));

    assertThat(status()).isEqualTo(CampaignStatus.IMPORTING);
    assertThat(wakesAt()).isEqualTo(progress.plus(Tick.IMPORT_STALLS_AFTER));
  }

  @Test
  void endsEverybodyOfACancelledCampaignAtAnyHour() {
    given(new CampaignExample().status(CampaignStatus.CANCELLED), 30);

    tickAt(EVENING);

    List<Hint.Look> hints = hints();
    assertThat(hints.stream().mapToInt(hint -> hint.addresses().size()).sum()).isEqualTo(30);
    assertThat(hints)
        .as("no pace holds back what calls nobody")
        .allMatch(h -> h.at().equals(EVENING));
    assertThat(wakesAt()).isEqualTo(EVENING.plusSeconds(60));
  }

  @Test
  void looksNoMoreAtACancelledCampaignOnceAllEnded() {
    given(new CampaignExample().status(CampaignStatus.CANCELLED), 0);
    world.with(Examples.recipient(Examples.number(1)).ended(Disposition.CANCELLED, NOW));

    tick();

    assertThat(world.wake(Examples.CAMPAIGN)).isEmpty();
  }

  @Test
  void looksAtEverybodyAtAnyHourOnceTheLastDateIsOver() {
    Schedule today =
        new Schedule(
            true, Optional.empty(), Optional.empty(), Optional.of(LocalDate.of(2026, 11, 18)));
    given(new CampaignExample().schedule(today), 5);

    tickAt(EVENING);
    Instant midnight = Instant.parse("2026-11-19T05:00:00Z");
    assertThat(hinted()).isEmpty();
    assertThat(wakesAt()).isEqualTo(midnight);

    tickAt(midnight);
    assertThat(hinted()).hasSize(5);
  }

  @Test
  void completesACampaignWhoseRowsProveThatAllEnded() {
    given(new CampaignExample(), 0);
    world.with(Examples.recipient(Examples.number(1)).ended(Disposition.COMPLETED, NOW));
    world.imported(Examples.CAMPAIGN);

    tick();

    assertThat(status()).isEqualTo(CampaignStatus.COMPLETED);
  }

  @Test
  void completesACampaignThatEnrolledNobody() {
    world.with(new CampaignExample().build());
    world.imported(Examples.CAMPAIGN);

    tick();
    assertThat(status()).isEqualTo(CampaignStatus.COMPLETED);

    tickAt(NOW.plusSeconds(60));
    tickAt(NOW.plusSeconds(1200));
    assertThat(world.wake(Examples.CAMPAIGN)).isEmpty();
  }

  @Test
  void oneCampaignThatFailsKeepsNoOtherFromItsTurn() {
    given(new CampaignExample(), 1);
    CampaignKey other = new CampaignKey(Examples.TENANT, new CampaignId("c2"));
    world.with(new CampaignExample().id("c2").build(), Examples.NEW_YORK);
    world.with(Examples.recipient(other, Examples.number(9), Examples.NEW_YORK));
    AtomicBoolean failed = new AtomicBoolean();
    world
        .calls()
        .meddle(
            call -> {
              if (call.name().equals("agenda.head") && failed.compareAndSet(false, true)) {
                throw new IllegalStateException("no answer from the index");
              }
              return call.proceed();
            });

    assertThatThrownBy(this::tick).hasMessageContaining("no answer");

    assertThat(world.takeHints()).extracting(Hint::campaign).containsExactly(other);
    assertThat(wakesAt()).as("still due").isEqualTo(NOW);
  }
}
