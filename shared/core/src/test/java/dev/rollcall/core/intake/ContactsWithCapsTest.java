package dev.rollcall.core.intake;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static dev.rollcall.core.testing.Examples.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.CrashAt;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An import that is matched by mailbox and moves somebody to another number evades no cap. */
class ContactsWithCapsTest {
  private static final Address FORMER = number(1);
  private static final Address NEW = number(2);
  private static final Address MAILBOX = new Address("ada@example.com");
  private static final ContactId ADA = new ContactId("ada");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant FIRST = NOW.minus(Duration.ofMinutes(45));
  private static final int CALLS_MAX = 60;

  private World world = new World();

  /** Ada, who had both attempts that the account allows in a day, at her former number. */
  private void given() {
    world.with(Examples.tenant(Examples.policy(new RollingCap(2, DAY))));
    world
        .contacts()
        .save(TENANT, Contact.of(ADA, person(FORMER), NOW.minus(DAY), "seed"), Optional.empty());
    tried(FORMER, "elsewhere-1", FIRST);
    tried(FORMER, "elsewhere-2", NOW.minus(Duration.ofMinutes(30)));
  }

  private void tried(Address address, String attempt, Instant at) {
    LineMark mark = new LineMark(attempt, "nonce", at, at.plusSeconds(60));
    world.lines().save(world.line(address).marked(mark, Examples.startsOf(DAY)));
    world.lines().release(TENANT, address, attempt, true);
  }

  private static Person person(Address phone) {
    return new Person(
        Optional.of(phone), Optional.of(MAILBOX), Optional.empty(), Optional.empty(), Map.of());
  }

  private CampaignKey imported(String campaign, Address phone) {
    CampaignKey key = new CampaignExample().id(campaign).build().key();
    Instant now = world.clock().instant();
    world
        .worker()
        .acceptCampaign()
        .run(
            new CampaignExample()
                .id(campaign)
                .status(CampaignStatus.IMPORTING)
                .createdAt(now)
                .build(),
            List.of(
                new Chunk(
                    key,
                    1,
                    "seed of " + campaign,
                    now,
                    List.of(Chunk.Row.of(new Chunk.Who.Sent(person(phone)), phone)))));
    return key;
  }

  private void lookAt(CampaignKey campaign, Address address) {
    world
        .worker()
        .followHint()
        .run(new Hint.Look(campaign, world.clock().instant(), Channel.CALL, List.of(address)));
  }

  @Test
  void whoeverMovedWaitsAsLongAsBefore() {
    given();

    CampaignKey campaign = imported("c2", NEW);
    lookAt(campaign, NEW);

    assertThat(world.contacts().find(TENANT, ADA).map(Contact::address)).contains(NEW);
    assertThat(world.carrier().orders()).isEmpty();
    assertThat(world.recipient(campaign, NEW).place().lookAt()).isEqualTo(FIRST.plus(DAY));
  }

  @Test
  void movingBackResetsNothingEither() {
    given();
    imported("c2", NEW);
    world.clock().advance(Duration.ofMinutes(5));

    CampaignKey campaign = imported("c3", FORMER);
    lookAt(campaign, FORMER);

    assertThat(world.carrier().orders()).isEmpty();
    assertThat(world.line(FORMER).starts()).hasSize(2);
  }

  @Test
  void whatTheNewNumberSawCountsToo() {
    given();
    tried(NEW, "elsewhere-3", NOW.minus(Duration.ofHours(3)));
    world.lines().talked(TENANT, FORMER, FIRST);

    imported("c2", NEW);

    Line line = world.line(NEW);
    assertThat(line.starts()).containsOnlyKeys("elsewhere-1", "elsewhere-2", "elsewhere-3");
    assertThat(line.talkedAt()).contains(FIRST);
    assertThat(line.suppressions()).as("those stay with the number").isEmpty();
  }

  @Test
  void whoeverOnlyGotANumberBringsNothingFromTheMailbox() {
    Person mailed =
        new Person(
            Optional.empty(), Optional.of(MAILBOX), Optional.empty(), Optional.empty(), Map.of());
    world.contacts().save(TENANT, Contact.of(ADA, mailed, FIRST, "seed"), Optional.empty());
    tried(MAILBOX, "elsewhere-1", FIRST);

    imported("c2", NEW);

    assertThat(world.line(NEW)).isEqualTo(Line.untouched(TENANT, NEW));
  }

  @Test
  void aCrashAnywhereLosesNoStart() {
    for (boolean applied : new boolean[] {false, true}) {
      for (int call = 1; call <= CALLS_MAX; call++) {
        world = new World();
        given();
        CrashAt crash = new CrashAt(call, applied);
        world.calls().meddle(crash);
        try {
          imported("c2", NEW);
        } catch (CrashAt.Crash asMeant) {
          // The request comes again.
        }
        world.calls().leaveAlone();
        CampaignKey campaign = imported("c2", NEW);
        lookAt(campaign, NEW);

        String about = "crash at call %d, applied %s".formatted(call, applied);
        assertThat(world.carrier().orders()).as(about).isEmpty();
        assertThat(world.line(NEW).starts()).as(about).hasSize(2);
        if (!crash.hasCrashed()) {
          assertThat(call).as("calls of an import").isGreaterThan(10);
          break;
        }
      }
    }
  }
}
