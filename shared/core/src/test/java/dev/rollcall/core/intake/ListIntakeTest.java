package dev.rollcall.core.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.list.ContactList;
import dev.rollcall.core.list.ListEntry;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.CrashAt;
import dev.rollcall.core.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How contacts come into a list, and from there into a campaign: once, whatever happens. */
class ListIntakeTest {
  private static final int CALLS_MAX = 400;

  private final ListWorld world = new ListWorld(false);

  private static Person person(Address address, String name) {
    return new Person(
        Optional.of(address),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of("first_name", name));
  }

  private static ListChunk.Row row(int number, int priority) {
    return new ListChunk.Row(person(Examples.number(number), "Ada"), priority);
  }

  private static List<ListChunk.Row> rows(int count) {
    return Examples.numbers(count).stream()
        .map(address -> new ListChunk.Row(person(address, "Ada"), 5))
        .toList();
  }

  private static CampaignExample importing() {
    return new CampaignExample().status(CampaignStatus.IMPORTING);
  }

  // Into the list.

  @Test
  void aSinglePartIsInBeforeTheAnswer() {
    world.add("b1", rows(3));

    assertThat(world.members()).hasSize(3);
    assertThat(world.list().records()).isEqualTo(3);
    assertThat(world.list().awaited()).isEmpty();
    assertThat(world.list().updatedBy()).isEqualTo("u-adder");
    assertThat(world.takeParcels()).isEmpty();
  }

  @Test
  void severalPartsGoByTheQueueAndAreAwaited() {
    world.add("b1", rows(3), rows(2));

    assertThat(world.members()).isEmpty();
    assertThat(world.list().awaited()).hasSize(2);
    List<Parcel> parcels = world.takeParcels();
    assertThat(parcels).hasSize(2);

    parcels.forEach(world::run);
    assertThat(world.list().awaited()).isEmpty();
    assertThat(world.list().records()).as("of three numbers, two came twice").isEqualTo(3);
  }

  @Test
  void anEntryRemembersWhoseItIsAndWhichPartPutItThere() {
    world.add("b1", List.of(row(1, 2)));

    ListEntry entry = world.members().getFirst();
    Contact contact = world.contact(Examples.number(1));
    assertThat(entry)
        .isEqualTo(
            new ListEntry(
                Examples.number(1),
                ListEntry.ONLY,
                contact.id(),
                2,
                1,
                1,
                Examples.NOW,
                world.list().entriesExpireAt()));
    assertThat(contact.attributes()).isEqualTo(Map.of("first_name", "Ada"));
  }

  @Test
  void aKnownNumberUpdatesItsEntry() {
    world.add("b1", List.of(row(1, 5), row(2, 5)));
    world.add("b2", List.of(row(1, 1)));

    assertThat(world.members()).hasSize(2);
    assertThat(world.list().records()).isEqualTo(2);
    assertThat(world.entry(1).priority()).isEqualTo(1);
  }

  @Test
  void whereDuplicatesAreAllowedANumberStandsInTheListAsOftenAsItWasSent() {
    ListWorld duplicates = new ListWorld(true);
    duplicates.add("b1", List.of(row(1, 5), row(1, 2)));
    duplicates.add("b2", List.of(row(1, 3)));

    assertThat(duplicates.members()).extracting(ListEntry::priority).containsExactly(5, 2, 3);
    assertThat(duplicates.list().records()).isEqualTo(3);
  }

  @Test
  void theSamePartTwiceChangesNothing() {
    for (boolean duplicates : new boolean[] {false, true}) {
      ListWorld fresh = new ListWorld(duplicates);
      fresh.add("b1", rows(2), List.of(row(1, 5), row(1, 4)));
      List<Parcel> parcels = fresh.takeParcels();
      parcels.forEach(fresh::run);
      List<ListEntry> before = fresh.members();
      long records = fresh.list().records();

      parcels.forEach(fresh::run);
      fresh.add("b1", rows(2), List.of(row(1, 5), row(1, 4)));
      fresh.takeParcels().forEach(fresh::run);

      assertThat(fresh.members()).isEqualTo(before).hasSize(duplicates ? 4 : 2);
      assertThat(fresh.list().records()).isEqualTo(records).isEqualTo(before.size());
    }
  }

  @Test
  void aPartOfAListThatIsGoneIsDropped() {
    world.add("b1", rows(2), rows(2));
    List<Parcel> parcels = world.takeParcels();
    ListWorld empty = new ListWorld();

    parcels.forEach(empty::run);

    assertThat(empty.members()).isEmpty();
  }

  @Test
  void whatARequestSaysOfANumberIsOneWord() {
    Address both = Examples.number(1);
    List<ListChunk.Row> rows =
        List.of(
            new ListChunk.Row(
                new Person(
                    Optional.of(both),
                    Optional.empty(),
                    Optional.of("Europe/Paris"),
                    Optional.empty(),
                    Map.of("first_name", "Ada", "plan", "Basic")),
                5),
            row(2, 5),
            new ListChunk.Row(person(both, "Augusta"), 1));

    List<ListChunk.Row> once = ListRows.settled(rows, false);
    List<ListChunk.Row> twice = ListRows.settled(rows, true);

    assertThat(once).extracting(ListChunk.Row::address).containsExactly(both, Examples.number(2));
    assertThat(once.getFirst().priority()).isEqualTo(1);
    assertThat(once.getFirst().person().zone()).contains("Europe/Paris");
    assertThat(once.getFirst().person().attributes())
        .isEqualTo(Map.of("first_name", "Augusta", "plan", "Basic"));
    assertThat(twice).extracting(ListChunk.Row::priority).containsExactly(5, 5, 1);
    assertThat(twice.getFirst().person()).isEqualTo(twice.getLast().person());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoeverCrashedWhileAddingHasLostAndDoubledNobodyOnceItIsTriedAgain(boolean duplicates) {
    List<ListChunk.Row> some = List.of(row(1, 5), row(2, 5), row(1, 3));
    for (boolean applied : new boolean[] {false, true}) {
      for (int call = 1; call <= CALLS_MAX; call++) {
        ListWorld fresh = new ListWorld(duplicates);
        fresh.add("b0", List.of(row(2, 9)));
        CrashAt crash = fresh.meddle(new CrashAt(call, applied));
        crashing(() -> fresh.add("b1", some));
        fresh.leaveAlone();
        if (!crash.hasCrashed()) {
          assertThat(call).as("calls of a batch").isGreaterThan(8);
          break;
        }
        fresh.add("b1", some);
        String about = "crash at call %d, applied %s".formatted(call, applied);
        assertThat(fresh.members()).as(about).hasSize(duplicates ? 4 : 2);
        assertThat(fresh.list().records()).as(about).isEqualTo(duplicates ? 4 : 2);
        assertThat(fresh.list().awaited()).as(about).isEmpty();
      }
    }
  }

  // From the list into a campaign.

  @Test
  void aSmallListIsInItsCampaignBeforeTheAnswer() {
    world.add("b1", List.of(row(1, 2), row(2, 9)));

    Campaign campaign = world.campaign(importing().build());

    assertThat(campaign.status()).isEqualTo(CampaignStatus.RUNNING);
    assertThat(world.takeParcels()).isEmpty();
    assertThat(world.imported().chunks()).hasSize(ListEntry.SHARDS);
    assertThat(world.imported().created()).isEqualTo(2);
    Recipient first = world.recipient(1);
    assertThat(first.enrolment().priority()).isEqualTo(2);
    assertThat(first.enrolment().contact()).isEqualTo(world.contact(Examples.number(1)).id());
    assertThat(first.place().calendarId()).isEqualTo(Examples.NEW_YORK.id());
    assertThat(world.list().uses()).containsExactly(new ContactList.Use(Examples.CAMPAIGN.id(), 1));
  }

  @Test
  void aLargeListGoesByTheQueuePageByPage() {
    int people = 2 * ListEntry.SHARDS * ListWorld.ENTRIES_MAX + 40;
    world.fill(people);

    assertThat(world.campaign(importing().build()).status()).isEqualTo(CampaignStatus.IMPORTING);
    int most = world.runAll();

    assertThat(most).as("most parts on their way at once").isEqualTo(ListEntry.SHARDS);
    assertThat(world.enrolled()).hasSize(people);
    assertThat(world.enrolled()).extracting(Recipient::id).doesNotHaveDuplicates();
    assertThat(world.imported().created()).isEqualTo(people);
    assertThat(world.status()).isEqualTo(CampaignStatus.RUNNING);
  }

  @Test
  void everyPageIsProgress() {
    world.fill(ListEntry.SHARDS * ListWorld.ENTRIES_MAX + 160);
    world.campaign(importing().build());
    List<Parcel> first = world.takeParcels();
    world.pass(Duration.ofMinutes(14));

    world.run(first.getFirst());

    assertThat(world.imported().progressAt()).isEqualTo(world.now());
    assertThat(world.imported().chunks()).isEmpty();
  }

  @Test
  void aNumberThatStandsInTheListTwiceIsReachedOnceAtItsBestPriority() {
    ListWorld duplicates = new ListWorld(true);
    duplicates.add("b1", List.of(row(1, 5), row(1, 2), row(1, 7), row(2, 5)));

    duplicates.campaign(importing().build());

    assertThat(duplicates.enrolled()).hasSize(2);
    assertThat(duplicates.imported().created()).isEqualTo(2);
    assertThat(duplicates.recipient(1).enrolment().priority()).isEqualTo(2);
  }

  @Test
  void aNumberWhoseEntriesSpreadOverTwoPagesIsCountedOnce() {
    ListWorld duplicates = new ListWorld(true);
    duplicates.fillWith(Examples.number(1), 2 * ListWorld.ENTRIES_MAX + 3);

    duplicates.campaign(importing().build());
    duplicates.runAll();

    assertThat(duplicates.enrolled()).hasSize(1);
    assertThat(duplicates.imported().created()).isEqualTo(1);
    assertThat(duplicates.status()).isEqualTo(CampaignStatus.RUNNING);
  }

  @Test
  void contactsOnTheirWayIntoTheListAreWaitedFor() {
    world.add("b1", rows(3), List.of(row(50, 5)));
    List<Parcel> adding = world.takeParcels();

    world.campaign(importing().build());
    List<Parcel> early = world.takeParcels();
    early.forEach(world::run);
    assertThat(world.enrolled()).isEmpty();
    assertThat(world.takeParcels()).as("sent once more").isEqualTo(early);

    adding.forEach(world::run);
    early.forEach(world::run);
    assertThat(world.enrolled()).hasSize(4);
    assertThat(world.status()).isEqualTo(CampaignStatus.RUNNING);
  }

  @Test
  void contactsThatNeverArriveAreNotWaitedForWithoutEnd() {
    world.add("b0", List.of(row(1, 5)));
    world.add("b1", rows(3), rows(3));
    world.takeParcels();
    world.campaign(importing().build());
    List<Parcel> parts = world.takeParcels();

    world.pass(ImportListPart.WAITS_AT_MOST);
    parts.forEach(world::run);

    assertThat(world.enrolled()).hasSize(1);
    assertThat(world.status()).isEqualTo(CampaignStatus.RUNNING);
  }

  @Test
  void whoeverComesLaterIsNotInTheCampaign() {
    world.fill(ListEntry.SHARDS * ListWorld.ENTRIES_MAX);
    int before = world.members().size();
    world.campaign(importing().build());
    world.add("later", List.of(new ListChunk.Row(person(new Address("+19895550199"), "Zoe"), 1)));

    world.runAll();

    assertThat(world.enrolled()).hasSize(before);
    assertThat(world.members()).hasSize(before + 1);
  }

  @Test
  void aRepeatedPartCountsTheSameThoughTheListHasGrown() {
    world.fill(ListEntry.SHARDS * ListWorld.ENTRIES_MAX + 100);
    int before = world.members().size();
    world.campaign(importing().build());
    List<Parcel> first = world.takeParcels();
    first.forEach(world::run);
    List<Parcel> second = world.takeParcels();
    world.addMany("later", 300);

    first.forEach(world::run);
    world.runAll();
    second.forEach(world::run);
    world.runAll();

    assertThat(world.enrolled()).hasSize(before);
    assertThat(world.imported().created()).isEqualTo(before);
  }

  @Test
  void acceptingTheSameCampaignAgainAddsNobodyWhoCameSince() {
    world.add("b1", rows(2));
    world.campaign(importing().build());
    world.add("b2", List.of(row(77, 5)));

    world.campaign(importing().build());

    assertThat(world.enrolled()).hasSize(2);
    assertThat(world.imported().created()).isEqualTo(2);
    assertThat(world.list().uses()).hasSize(1);
  }

  @Test
  void anEntryOfAnErasedContactIsLeftOut() {
    world.add("b1", rows(3));
    world.erase(Examples.numbers(3).getFirst());

    world.campaign(importing().build());

    assertThat(world.enrolled()).hasSize(2);
    assertThat(world.imported().created()).isEqualTo(2);
    assertThat(world.status()).isEqualTo(CampaignStatus.RUNNING);
  }

  @Test
  void somebodyErasedBetweenTwoTriesIsCountedAllTheSame() {
    world.add("b1", rows(3));
    AtomicBoolean crashed = new AtomicBoolean();
    world.meddle(
        call -> {
          if (call.name().equals("imports.record")
              && !world.enrolled().isEmpty()
              && crashed.compareAndSet(false, true)) {
            throw new CrashAt.Crash(call.name());
          }
          return call.proceed();
        });
    crashing(() -> world.campaign(importing().build()));
    world.leaveAlone();
    int in = world.enrolled().size();
    world.enrolled().forEach(recipient -> world.erase(recipient.key().address()));

    world.campaign(importing().build());

    assertThat(in).isPositive();
    assertThat(world.imported().created()).isEqualTo(world.enrolled().size()).isEqualTo(3);
  }

  @Test
  void anEmptyListMakesACampaignOfNobody() {
    assertThat(world.campaign(importing().build()).status()).isEqualTo(CampaignStatus.RUNNING);
    assertThat(world.imported().isDone()).isTrue();
    assertThat(world.imported().created()).isZero();
  }

  @Test
  void usingAnOldListKeepsItsEntriesForLonger() {
    world.add("b1", rows(2));
    world.pass(Duration.ofDays(400));

    world.campaign(importing().createdAt(world.now()).build());

    assertThat(world.list().expiresAt()).isEqualTo(world.now().plus(Duration.ofDays(730)));
    assertKeptWithTheirList();
  }

  private void assertKeptWithTheirList() {
    assertThat(world.members())
        .isNotEmpty()
        .allSatisfy(
            entry -> {
              assertThat(entry.expiresAt()).isEqualTo(world.list().entriesExpireAt());
              assertThat(world.contact(entry.address()).expiresAt().orElseThrow())
                  .isAfterOrEqualTo(world.list().expiresAt());
            });
  }

  @Test
  void addingToAListLeavesItsDateAndGivesItToWhoeverIsNew() {
    Instant forgotten = world.list().expiresAt();
    world.add("b1", rows(2));
    world.pass(Duration.ofDays(700));
    world.add("b2", List.of(row(1, 5), row(2, 5)));

    assertThat(world.list().expiresAt()).isEqualTo(forgotten);
    assertThat(world.members()).hasSize(3);
    assertKeptWithTheirList();
  }

  @Test
  void usingAListWithMostOfItsTimeLeftWritesNothingButTheUse() {
    world.add("b1", rows(2));
    Instant forgotten = world.list().expiresAt();
    world.pass(Duration.ofDays(300));

    world.campaign(importing().createdAt(world.now()).build());

    assertThat(world.list().expiresAt()).isEqualTo(forgotten);
    assertKeptWithTheirList();
  }

  @Test
  void aListReachesEverybodyInItToItsLastMinute() {
    world.add("b1", rows(2));
    world.pass(Duration.ofDays(730).minusMinutes(1));

    world.campaign(importing().createdAt(world.now()).build());

    assertThat(world.enrolled()).hasSize(2);
    assertKeptWithTheirList();
  }

  @Test
  void aPartOfACancelledCampaignIsDropped() {
    world.fill(ListEntry.SHARDS * ListWorld.ENTRIES_MAX);
    Campaign campaign = world.campaign(importing().build());
    world.save(campaign.after(CampaignAction.CANCEL, world.now()).orElseThrow());

    world.runAll();

    assertThat(world.enrolled()).isEmpty();
  }

  @Test
  void aPartOfACampaignThatWasNeverWrittenIsDropped() {
    world.add("b1", rows(1));
    ListPart part =
        new ListPart(
            Examples.CAMPAIGN,
            world.list().key().id(),
            1,
            0,
            Optional.empty(),
            0,
            "seed",
            Examples.NOW);

    assertThatCode(() -> world.run(part)).doesNotThrowAnyException();
    assertThat(world.enrolled()).isEmpty();
  }

  @Test
  void whoeverCrashedWhileAcceptingHasLostAndDoubledNobodyOnceItIsTriedAgain() {
    for (boolean applied : new boolean[] {false, true}) {
      for (int call = 1; call <= CALLS_MAX; call++) {
        ListWorld fresh = new ListWorld(true);
        fresh.add("b1", List.of(row(1, 5), row(2, 5), row(1, 3), row(3, 5)));
        CrashAt crash = fresh.meddle(new CrashAt(call, applied));
        crashing(() -> fresh.campaign(importing().build()));
        fresh.leaveAlone();
        if (!crash.hasCrashed()) {
          assertThat(call).as("calls of a campaign").isGreaterThan(40);
          break;
        }
        fresh.campaign(importing().build());
        assertImported(fresh, 3, "crash at call %d, applied %s".formatted(call, applied));
      }
    }
  }

  /** The queue delivers a part again until whoever took it in has finished. */
  @Test
  void whoeverCrashedInAChainHasLostAndDoubledNobodyOnceItsPartIsDeliveredAgain() {
    for (boolean applied : new boolean[] {false, true}) {
      for (int call = 1; call <= CALLS_MAX; call++) {
        ListWorld fresh = new ListWorld(true);
        fresh.fillWith(Examples.number(1), ListWorld.ENTRIES_MAX + 3);
        fresh.add("b9", List.of(row(2, 5), row(3, 5)));
        CrashAt crash = new CrashAt(call, applied);
        fresh.campaign(importing().build());
        List<Parcel> parts = fresh.takeParcels();
        assertThat(parts).hasSize(ListEntry.SHARDS);
        fresh.meddle(crash);
        fresh.deliver(parts);
        fresh.leaveAlone();
        if (!crash.hasCrashed()) {
          assertThat(call).as("calls of all chains").isGreaterThan(40);
          break;
        }
        assertImported(fresh, 3, "crash at call %d, applied %s".formatted(call, applied));
      }
    }
  }

  private static void crashing(Runnable work) {
    try {
      work.run();
    } catch (CrashAt.Crash asMeant) {
      // Whoever waits for the answer asks again.
    }
  }

  private static void assertImported(ListWorld of, int people, String about) {
    Import imported = of.imported();
    assertThat(of.enrolled()).as(about).hasSize(people);
    assertThat(of.enrolled()).as(about).extracting(Recipient::id).doesNotHaveDuplicates();
    assertThat(imported.isDone()).as(about).isTrue();
    assertThat(imported.created()).as(about).isEqualTo(people);
    assertThat(of.status()).as(about).isEqualTo(CampaignStatus.RUNNING);
  }
}
