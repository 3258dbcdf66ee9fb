package dev.rollcall.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.CrashAt;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.World;
import dev.rollcall.core.tick.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a campaign whose import was given up is gone on with by the request's repetition. */
class AcceptCampaignTest {
  private static final int CHUNKS = 3;
  private static final int CHUNK_ROWS = 2;
  private static final int CALLS_MAX = 60;

  private final Campaign campaign = new CampaignExample().status(CampaignStatus.IMPORTING).build();

  private static Chunk.Row row(Address address) {
    Person person =
        new Person(
            Optional.of(address), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    return Chunk.Row.of(new Chunk.Who.Sent(person), address);
  }

  private static List<Chunk> chunks(int count) {
    List<Address> people = Examples.numbers(count * CHUNK_ROWS);
    List<Chunk> chunks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Address> some = people.subList(i * CHUNK_ROWS, (i + 1) * CHUNK_ROWS);
      chunks.add(
          new Chunk(
              Examples.CAMPAIGN,
              i + 1,
              "seed",
              Examples.NOW,
              some.stream().map(AcceptCampaignTest::row).toList()));
    }
    return chunks;
  }

  private Campaign accept(World into, int count) {
    return into.worker().acceptCampaign().run(campaign, chunks(count));
  }

  private static CampaignStatus status(World of) {
    return of.campaign(Examples.CAMPAIGN).status();
  }

  private static Import progress(World of) {
    return of.imports().find(Examples.CAMPAIGN).orElseThrow();
  }

  /** Chunk 2 came in, the others were lost, and the tick gave the import up. */
  private World givenUp() {
    World world = new World();
    accept(world, CHUNKS);
    world.worker().importChunk().run(world.takeChunks().get(1));
    stall(world);
    return world;
  }

  private static void stall(World world) {
    world.pass(Tick.IMPORT_STALLS_AFTER);
    world.worker().tick().run();
    assertThat(status(world)).isEqualTo(CampaignStatus.FAILED);
  }

  private static void importAll(World world) {
    world.takeChunks().forEach(world.worker().importChunk()::run);
  }

  @Test
  void onlyWhatIsNotInYetIsSentAgain() {
    World world = givenUp();
    world.pass(Duration.ofHours(5));

    Campaign again = accept(world, CHUNKS);

    assertThat(again.status()).isEqualTo(CampaignStatus.IMPORTING);
    assertThat(again.endedAt()).isEmpty();
    assertThat(world.takeChunks()).extracting(Chunk::number).containsExactly(1, 3);
  }

  @Test
  void itHasItsTimeAgainBeforeItIsGivenUpOnceMore() {
    World world = givenUp();
    world.pass(Duration.ofHours(5));
    accept(world, CHUNKS);

    world.pass(Tick.IMPORT_STALLS_AFTER.minusMillis(1));
    world.worker().tick().run();
    assertThat(status(world)).isEqualTo(CampaignStatus.IMPORTING);
    world.pass(Duration.ofMillis(1));
    world.worker().tick().run();
    assertThat(status(world)).isEqualTo(CampaignStatus.FAILED);
  }

  @Test
  void nobodyWhoWasInAlreadyIsEndedMeanwhile() {
    World world = givenUp();
    for (int hour = 0; hour < 24; hour++) {
      world.pass(Duration.ofHours(1));
      world.worker().tick().run();
      world.takeHints().forEach(world.worker().followHint()::run);
    }
    accept(world, CHUNKS);
    importAll(world);

    assertThat(status(world)).isEqualTo(CampaignStatus.RUNNING);
    assertThat(progress(world).created()).isEqualTo(CHUNKS * CHUNK_ROWS);
    for (Recipient enrolled : world.enrolled()) {
      assertThat(world.recipient(enrolled.key().address()).isFinished()).isFalse();
    }
  }

  @Test
  void itSaysSoWhileItCanBeGoneOnWithAndNoLonger() {
    World world = givenUp();
    AcceptCampaign accept = world.worker().acceptCampaign();
    assertThat(accept.gaveUp(Examples.CAMPAIGN)).isTrue();

    world.clock().set(Examples.NOW.plus(Campaign.RESUMABLE_FOR));
    assertThat(accept.gaveUp(Examples.CAMPAIGN)).isFalse();
    assertThat(accept(world, CHUNKS).status()).isEqualTo(CampaignStatus.FAILED);
    assertThat(world.takeChunks()).isEmpty();
  }

  @Test
  void onlyAFailureIsGivenUp() {
    World world = new World();
    AcceptCampaign accept = world.worker().acceptCampaign();
    assertThat(accept.gaveUp(Examples.CAMPAIGN)).isFalse();

    accept(world, CHUNKS);
    assertThat(accept.gaveUp(Examples.CAMPAIGN)).isFalse();
    Campaign importing = world.campaign(Examples.CAMPAIGN);
    world.campaigns().save(importing.after(CampaignAction.CANCEL, Examples.NOW).orElseThrow());
    assertThat(accept.gaveUp(Examples.CAMPAIGN)).isFalse();
    world.takeChunks();
    assertThat(accept(world, CHUNKS).status()).isEqualTo(CampaignStatus.CANCELLED);
    assertThat(world.takeChunks()).isEmpty();
  }

  @Test
  void aCampaignWhoseChunksAreAllInIsOnlyStarted() {
    World world = new World();
    accept(world, CHUNKS);
    List<Chunk> sent = world.takeChunks();
    world.worker().importChunk().run(sent.get(0));
    world.worker().importChunk().run(sent.get(1));
    world
        .calls()
        .meddle(
            call -> {
              Object answer = call.proceed();
              if (call.name().equals("imports.record")) {
                throw new CrashAt.Crash(call.name());
              }
              return answer;
            });
    crashing(() -> world.worker().importChunk().run(sent.get(2)));
    world.calls().leaveAlone();
    stall(world);

    assertThat(accept(world, CHUNKS).status()).isEqualTo(CampaignStatus.RUNNING);
    assertThat(world.takeChunks()).isEmpty();
  }

  @Test
  void whoeverCrashesWhileGoingOnLosesAndDoublesNobody() {
    for (boolean applied : new boolean[] {false, true}) {
      for (int call = 1; call <= CALLS_MAX; call++) {
        World world = givenUp();
        CrashAt crash = new CrashAt(call, applied);
        world.calls().meddle(crash);
        crashing(() -> accept(world, CHUNKS));
        world.calls().leaveAlone();
        if (!crash.hasCrashed()) {
          assertThat(call).as("calls of going on").isGreaterThan(6);
          break;
        }
        accept(world, CHUNKS);
        importAll(world);
        assertAllIn(world, CHUNKS, "crash at call %d, applied %s".formatted(call, applied));
      }
    }
  }

  @Test
  void whoeverCrashesAndIsThenGivenUpIsStillGoneOnWith() {
    for (int chunks : new int[] {1, CHUNKS}) {
      for (boolean applied : new boolean[] {false, true}) {
        for (int call = 1; call <= CALLS_MAX; call++) {
          World world = new World();
          CrashAt crash = new CrashAt(call, applied);
          world.calls().meddle(crash);
          crashing(() -> accept(world, chunks));
          world.calls().leaveAlone();
          if (!crash.hasCrashed()) {
            assertThat(call).as("calls of accepting").isGreaterThan(6);
            break;
          }
          world.takeChunks();
          world.pass(Tick.IMPORT_STALLS_AFTER);
          world.worker().tick().run();
          accept(world, chunks);
          importAll(world);
          assertAllIn(world, chunks, "crash at call %d, applied %s".formatted(call, applied));
        }
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

  private static void assertAllIn(World world, int chunks, String about) {
    int people = chunks * CHUNK_ROWS;
    assertThat(world.enrolled())
        .as(about)
        .extracting(recipient -> recipient.key().address())
        .containsExactlyInAnyOrderElementsOf(Examples.numbers(people));
    assertThat(progress(world).created()).as(about).isEqualTo(people);
    assertThat(status(world)).as(about).isEqualTo(CampaignStatus.RUNNING);
    assertThat(world.wake(Examples.CAMPAIGN).orElseThrow().at())
        .as(about)
        .isBeforeOrEqualTo(world.clock().instant().plusSeconds(60));
  }
}
