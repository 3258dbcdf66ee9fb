package dev.rollcall.core.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.campaign.Wake;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.recipient.AgendaKey;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.CrashAt;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.World;
import dev.rollcall.core.time.DayPart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** How contacts come into a campaign: once, whatever happens on the way. */
class IntakeTest {
  private static final Instant NOW = Examples.NOW;
  private static final int CHUNK_ROWS = 3;
  private static final int CALLS_MAX = 60;

  private final World world = new World();
  private final CampaignExample importing = new CampaignExample().status(CampaignStatus.IMPORTING);

  private static Chunk.Row row(Address address) {
    return row(address, Optional.empty());
  }

  private static Chunk.Row row(Address address, Optional<String> zone) {
    return Chunk.Row.of(
        new Chunk.Who.Sent(
            new Person(
                Optional.of(address),
                Optional.empty(),
                zone,
                Optional.empty(),
                Map.of("first_name", "Ada"))),
        address);
  }

  private static Chunk chunk(int number, List<Address> people) {
    return new Chunk(
        Examples.CAMPAIGN, number, "seed", NOW, people.stream().map(IntakeTest::row).toList());
  }

  /** So many chunks of three. */
  private static List<Chunk> chunks(int count) {
    List<Address> people = Examples.numbers(count * CHUNK_ROWS);
    List<Chunk> chunks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chunks.add(chunk(i + 1, people.subList(i * CHUNK_ROWS, (i + 1) * CHUNK_ROWS)));
    }
    return chunks;
  }

  private Campaign accept(World into, List<Chunk> chunks) {
    return into.worker().acceptCampaign().run(importing.build(), chunks);
  }

  private Import progress(World of) {
    return of.imports().find(Examples.CAMPAIGN).orElseThrow();
  }

  private CampaignStatus status() {
    return world.campaign(Examples.CAMPAIGN).status();
  }

  private Instant wakesAt(World of) {
    return of.wake(Examples.CAMPAIGN).map(Wake::at).orElseThrow();
  }

  @Test
  void aSingleChunkIsImportedBeforeTheAnswer() {
    Campaign accepted = accept(world, chunks(1));

    assertThat(accepted.status()).isEqualTo(CampaignStatus.RUNNING);
    assertThat(world.enrolled()).hasSize(CHUNK_ROWS);
    assertThat(world.takeChunks()).isEmpty();
    assertThat(wakesAt(world)).isEqualTo(NOW);
  }

  @Test
  void severalChunksGoByTheQueueAndNobodyWaits() {
    List<Chunk> chunks = chunks(2);

    Campaign accepted = accept(world, chunks);

    assertThat(accepted.status()).isEqualTo(CampaignStatus.IMPORTING);
    assertThat(world.takeChunks()).isEqualTo(chunks);
    assertThat(world.enrolled()).isEmpty();
    assertThat(wakesAt(world)).as("should the import stall").isEqualTo(NOW.plusSeconds(900));
  }

  @Test
  void theCampaignStartsWhenTheLastChunkIsIn() {
    List<Chunk> chunks = chunks(3);
    accept(world, chunks);

    world.worker().importChunk().run(chunks.get(2));
    world.worker().importChunk().run(chunks.get(0));
    assertThat(status()).isEqualTo(CampaignStatus.IMPORTING);
    assertThat(progress(world).isDone()).isFalse();

    world.worker().importChunk().run(chunks.get(1));
    assertThat(status()).isEqualTo(CampaignStatus.RUNNING);
    assertThat(progress(world).created()).isEqualTo(9);
    assertThat(wakesAt(world)).isEqualTo(NOW);
  }

  @Test
  void theSameChunkTwiceChangesNothing() {
    List<Chunk> chunks = chunks(2);
    accept(world, chunks);
    world.worker().importChunk().run(chunks.get(0));
    List<Recipient> before = world.enrolled();

    world.worker().importChunk().run(chunks.get(0));
    world.worker().importChunk().run(chunks.get(0));

    assertThat(world.enrolled()).isEqualTo(before);
    assertThat(world.recipientChanges()).hasSize(CHUNK_ROWS);
    assertThat(progress(world).created()).isEqualTo(CHUNK_ROWS);
    assertThat(status()).isEqualTo(CampaignStatus.IMPORTING);
  }

  @Test
  void anAddressInTwoChunksIsOneRecipient() {
    Address both = Examples.number(7);
    accept(world, List.of(chunk(1, List.of(both)), chunk(2, List.of(both, Examples.number(8)))));

    world.takeChunks().forEach(world.worker().importChunk()::run);

    assertThat(world.enrolled()).hasSize(2);
    assertThat(progress(world).created()).isEqualTo(2);
  }

  @Test
  void anAddressTwiceInAChunkIsOneRecipient() {
    Address twice = Examples.number(7);

    accept(world, List.of(chunk(1, List.of(twice, Examples.number(8), twice))));

    assertThat(world.enrolled()).hasSize(2);
    assertThat(progress(world).created()).as("or the campaign would never complete").isEqualTo(2);
  }

  @Test
  void recipientsAreEnrolledAsTheirRowsSay() {
    Chunk.Row row =
        new Chunk.Row(
            Examples.number(1),
            Optional.empty(),
            new Chunk.Who.Sent(
                new Person(
                    Optional.of(Examples.number(1)),
                    Optional.empty(),
                    Optional.of("Europe/London"),
                    Optional.of(DayPart.EVENING),
                    Map.of("company", "Acme"))),
            2,
            Optional.of("+12125550150"),
            Map.of("offer", "ten percent"));
    accept(world, List.of(new Chunk(Examples.CAMPAIGN, 1, "seed", NOW, List.of(row))));

    Recipient recipient = world.recipient(Examples.number(1));
    assertThat(recipient.place().calendarId())
        .isEqualTo(Examples.awayFromNewYork("Europe/London").id() + "@evening");
    assertThat(recipient.place().lookAt()).isEqualTo(NOW);
    assertThat(recipient.enrolment().priority()).isEqualTo(2);
    assertThat(recipient.enrolment().from()).contains("+12125550150");
    assertThat(recipient.enrolment().context()).isEqualTo(Map.of("offer", "ten percent"));
    assertThat(recipient.enrolment().chunk()).isEqualTo(1);
    Contact contact = world.contacts().find(Examples.TENANT, Examples.number(1)).orElseThrow();
    assertThat(contact.attributes()).isEqualTo(Map.of("company", "Acme"));
    assertThat(recipient.enrolment().contact()).isEqualTo(contact.id());
  }

  @Test
  void aKnownContactKeepsItsIdAndANewerEditItsValues() {
    ContactId known = new ContactId("ada");
    world
        .contacts()
        .save(
            Examples.TENANT,
            Contact.of(
                known,
                new Person(
                    Optional.of(Examples.number(0)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of("first_name", "Augusta")),
                NOW.plusSeconds(1),
                "another request"),
            Optional.empty());

    accept(world, chunks(1));

    assertThat(world.recipient(Examples.number(0)).enrolment().contact()).isEqualTo(known);
    assertThat(
            world.contacts().find(Examples.TENANT, Examples.number(0)).orElseThrow().attributes())
        .isEqualTo(Map.of("first_name", "Augusta"));
  }

  @Test
  void calendarsAreRegisteredBeforeAnybodyFollowsThem() {
    accept(
        world,
        List.of(
            new Chunk(
                Examples.CAMPAIGN,
                1,
                "seed",
                NOW,
                List.of(
                    row(Examples.number(1)),
                    row(Examples.number(2), Optional.of("Europe/London")),
                    row(Examples.number(3), Optional.of("Europe/London"))))));

    assertThat(progress(world).calendars().values())
        .containsExactlyInAnyOrder(Examples.NEW_YORK, Examples.awayFromNewYork("Europe/London"));
    List<String> calls = world.calls().names();
    assertThat(calls.indexOf("imports.register")).isLessThan(calls.indexOf("recipients.enrol"));
    assertThat(calls.lastIndexOf("imports.register")).isEqualTo(calls.indexOf("imports.register"));
  }

  @Test
  void recipientsAreSpreadOverTheShards() {
    importing.shards(4);
    List<Address> people = Examples.numbers(200);
    accept(world, List.of(chunk(1, people)));

    for (int shard = 0; shard < 4; shard++) {
      AgendaKey key = new AgendaKey(Examples.CAMPAIGN, Examples.NEW_YORK.id(), shard);
      assertThat(world.recipients().due(key, NOW, 200)).hasSizeBetween(1, 150);
    }
  }

  @Test
  void aDraftWaitsForItsStart() {
    importing.schedule(new Schedule(false, Optional.empty(), Optional.empty(), Optional.empty()));

    assertThat(accept(world, chunks(1)).status()).isEqualTo(CampaignStatus.DRAFT);
  }

  @Test
  void aCampaignForLaterWakesAtItsTime() {
    Instant later = NOW.plus(Duration.ofHours(3));
    importing.schedule(Schedule.at(later));

    assertThat(accept(world, chunks(1)).status()).isEqualTo(CampaignStatus.SCHEDULED);
    assertThat(wakesAt(world)).isEqualTo(later);
  }

  @Test
  void aCampaignForLaterMayBeStartedByHandAtOnce() {
    importing.schedule(Schedule.at(NOW.plus(Duration.ofHours(3))));
    Campaign scheduled = accept(world, chunks(1));
    world.campaigns().save(scheduled.after(CampaignAction.START, NOW).orElseThrow());
    world.wakes().rouse(Examples.CAMPAIGN, NOW);

    assertThat(world.worker().tick().run().hinted()).isEqualTo(CHUNK_ROWS);
  }

  @Test
  void aChunkOfACancelledCampaignIsDropped() {
    List<Chunk> chunks = chunks(2);
    accept(world, chunks);
    world
        .campaigns()
        .save(world.campaign(Examples.CAMPAIGN).after(CampaignAction.CANCEL, NOW).orElseThrow());

    world.worker().importChunk().run(chunks.getFirst());

    assertThat(world.enrolled()).isEmpty();
  }

  @Test
  void whoeverComesInWhileTheCampaignIsCancelledIsEndedToo() {
    List<Chunk> chunks = chunks(2);
    accept(world, chunks);
    AtomicBoolean done = new AtomicBoolean();
    world
        .calls()
        .meddle(
            call -> {
              if (call.name().equals("recipients.enrol") && done.compareAndSet(false, true)) {
                Campaign importing = world.campaign(Examples.CAMPAIGN);
                world.campaigns().save(importing.after(CampaignAction.CANCEL, NOW).orElseThrow());
                world.wakes().rouse(Examples.CAMPAIGN, NOW);
                world.worker().tick().run();
              }
              return call.proceed();
            });
    world.worker().importChunk().run(chunks.getFirst());
    world.calls().leaveAlone();

    world.worker().tick().run();
    world.takeHints().forEach(world.worker().followHint()::run);

    assertThat(world.enrolled()).hasSize(CHUNK_ROWS);
    for (Recipient enrolled : world.enrolled()) {
      assertThat(world.recipient(enrolled.key().address()).isFinished()).isTrue();
    }
  }

  @Test
  void aChunkOfACampaignThatWasNeverWrittenIsDropped() {
    world.worker().importChunk().run(chunks(1).getFirst());

    assertThat(world.enrolled()).isEmpty();
  }

  @Test
  void whoeverLacksAWordOfTheMessageIsInTheCampaignAndHasFailed() {
    importing.message("Hi {{first_name}} of {{city}}");
    Address ada = Examples.number(1);
    Address ben = Examples.number(2);
    world
        .contacts()
        .save(
            Examples.TENANT,
            Examples.contact("ben", ben, Map.of("city", "Boston")),
            Optional.empty());

    accept(world, List.of(chunk(1, List.of(ada, ben))));

    assertThat(world.recipient(ada).end())
        .contains(new End(Disposition.FAILED, NOW, "the contact has no value for city"));
    assertThat(world.recipient(ada).isFinished()).isTrue();
    assertThat(world.recipient(ben).end()).as("whose record has the city").isEmpty();
    assertThat(progress(world).created()).isEqualTo(2);
  }

  @Test
  void whoHasFailedFromTheStartCountsAndIsReportedOnce() {
    importing.message("Hi {{city}}");
    List<Chunk> chunks = chunks(1);
    accept(world, chunks);
    accept(world, chunks);

    world.worker().publishRecipients().run(World.SHARD, world.recipientChanges());

    assertThat(world.recipientChanges()).hasSize(CHUNK_ROWS);
    assertThat(world.counts().find(Examples.CAMPAIGN).of(Tally.ENDED)).isEqualTo(CHUNK_ROWS);
    assertThat(world.counts().find(Examples.CAMPAIGN).of(Tally.REACHED)).isZero();
    assertThat(status()).isEqualTo(CampaignStatus.COMPLETED);
  }

  @Test
  void aRowsOwnContextCompletesTheMessage() {
    importing.message("{{product}} for {{city}}");
    Chunk.Row row =
        new Chunk.Row(
            Examples.number(1),
            Optional.empty(),
            new Chunk.Who.Sent(Person.at(Examples.number(1))),
            5,
            Optional.empty(),
            Map.of("city", "Boston"));

    accept(world, List.of(new Chunk(Examples.CAMPAIGN, 1, "seed", NOW, List.of(row))));

    assertThat(world.recipient(Examples.number(1)).end()).isEmpty();
  }

  @Test
  void aTakenIdIsRefused() {
    accept(world, chunks(1));
    Campaign other = importing.createdAt(NOW.plusSeconds(1)).build();

    assertThatThrownBy(() -> world.worker().acceptCampaign().run(other, chunks(1)))
        .hasMessageContaining("taken");
  }

  /** A client that got no answer asks again, perhaps when the campaign runs already. */
  @Test
  void acceptingARunningCampaignAgainPutsItToNoSleep() {
    accept(world, chunks(1));

    Campaign again = accept(world, chunks(1));

    assertThat(again.status()).isEqualTo(CampaignStatus.RUNNING);
    assertThat(world.enrolled()).hasSize(CHUNK_ROWS);
    assertThat(wakesAt(world)).isEqualTo(NOW);
  }

  @Test
  void whoeverCrashedWhileAcceptingIsNotLostNorDoubledOnceItIsTriedAgain() {
    for (boolean applied : new boolean[] {false, true}) {
      for (int call = 1; call <= CALLS_MAX; call++) {
        World fresh = new World();
        CrashAt crash = new CrashAt(call, applied);
        fresh.calls().meddle(crash);
        List<Chunk> chunks = chunks(1);
        crashing(() -> accept(fresh, chunks));
        fresh.calls().leaveAlone();
        if (!crash.hasCrashed()) {
          assertThat(call).as("calls of an import").isGreaterThan(10);
          break;
        }
        accept(fresh, chunks);
        assertImported(fresh, CHUNK_ROWS, "crash at call %d, applied %s".formatted(call, applied));
      }
    }
  }

  @Test
  void whoeverCrashedWhileImportingIsNotLostNorDoubledOnceTheChunkIsDeliveredAgain() {
    for (boolean applied : new boolean[] {false, true}) {
      for (int call = 1; call <= CALLS_MAX; call++) {
        World fresh = new World();
        List<Chunk> chunks = chunks(2);
        accept(fresh, chunks);
        CrashAt crash = new CrashAt(call, applied);
        fresh.calls().meddle(crash);
        for (Chunk chunk : chunks) {
          crashing(() -> fresh.worker().importChunk().run(chunk));
        }
        fresh.calls().leaveAlone();
        if (!crash.hasCrashed()) {
          assertThat(call).as("calls of two chunks").isGreaterThan(20);
          break;
        }
        chunks.forEach(chunk -> fresh.worker().importChunk().run(chunk));
        assertImported(
            fresh, 2 * CHUNK_ROWS, "crash at call %d, applied %s".formatted(call, applied));
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

  private void assertImported(World of, int people, String about) {
    assertThat(of.enrolled())
        .as(about)
        .extracting(recipient -> recipient.key().address())
        .containsExactlyInAnyOrderElementsOf(Examples.numbers(people));
    assertThat(of.enrolled()).as(about).extracting(Recipient::id).doesNotHaveDuplicates();
    assertThat(progress(of).isDone()).as(about).isTrue();
    assertThat(progress(of).created()).as(about).isEqualTo(people);
    assertThat(of.campaign(Examples.CAMPAIGN).status()).as(about).isEqualTo(CampaignStatus.RUNNING);
    of.worker().publishCampaigns().run(of.campaignChanges());
    assertThat(wakesAt(of)).as(about).isEqualTo(NOW);
  }
}
