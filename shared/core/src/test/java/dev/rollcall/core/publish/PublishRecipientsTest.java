package dev.rollcall.core.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.campaign.Wake;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.CrashAt;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.World;
import dev.rollcall.core.webhook.Notice;
import dev.rollcall.core.webhook.Webhook;
import dev.rollcall.core.webhook.WebhookId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublishRecipientsTest {
  private static final Instant NOW = Examples.NOW;
  private static final Address ADA = Examples.number(1);
  private static final Address BOB = Examples.number(2);

  private static final CampaignKey OTHER = new CampaignExample().id("c2").build().key();

  private final World world = new World();

  private void given(CampaignExample campaign, Address... people) {
    world.with(campaign.build(), Examples.NEW_YORK);
    for (Address person : people) {
      world.with(Examples.recipient(person));
    }
    world.imported(Examples.CAMPAIGN);
  }

  private void call(Address to) {
    world
        .worker()
        .followHint()
        .run(new Hint.Look(Examples.CAMPAIGN, now(), Channel.CALL, List.of(to)));
  }

  private void hear(Address to, Disposition disposition) {
    Recipient row = world.recipient(to);
    Outcome outcome = Outcome.of(disposition, now());
    world.worker().recordOutcome().run(row.attemptId(row.log().live().orElseThrow()), outcome);
  }

  private Instant now() {
    return world.clock().instant();
  }

  /** Delivers every change so far, as a stream does that begins anew. */
  private void publish() {
    world.worker().publishRecipients().run(World.SHARD, world.recipientChanges());
  }

  private long figure(String name) {
    return world.counts().find(Examples.CAMPAIGN).of(name);
  }

  private CampaignStatus status() {
    return world.campaign(Examples.CAMPAIGN).status();
  }

  @Test
  void freesLineAndSlotOnceAnAttemptIsOver() {
    given(new CampaignExample().concurrency(2), ADA, BOB);
    call(ADA);
    call(BOB);
    hear(ADA, Disposition.NO_ANSWER);

    publish();

    assertThat(world.line(ADA).live()).isEmpty();
    assertThat(world.line(BOB).live()).isPresent();
    assertThat(world.slots().inUse(Examples.CAMPAIGN, NOW)).isEqualTo(1);
  }

  /** 12 CFR 1006.14(b)(2): no call within seven days of a conversation, in whichever campaign. */
  @Test
  void whoeverWasTalkedToIsLeftAloneByEveryCampaignWhereAPackSaysSo() {
    Tenant careful = Examples.tenant(Policy.DEFAULT.withPacks(Set.of("us-debt-collection")));
    given(new CampaignExample(), ADA, BOB);
    world
        .with(careful)
        .with(new CampaignExample().id("c2").build(), Examples.NEW_YORK)
        .with(Examples.recipient(OTHER, ADA, Examples.NEW_YORK))
        .with(Examples.recipient(OTHER, BOB, Examples.NEW_YORK));
    call(ADA);
    call(BOB);
    hear(ADA, Disposition.COMPLETED);
    hear(BOB, Disposition.VOICEMAIL);

    publish();
    Instant talked = now();
    world.clock().advance(Duration.ofHours(1));
    for (Address to : List.of(ADA, BOB)) {
      world.worker().followHint().run(new Hint.Look(OTHER, now(), Channel.CALL, List.of(to)));
    }

    assertThat(world.line(ADA).talkedAt()).contains(talked);
    assertThat(world.recipient(OTHER, ADA).log().recent()).isEmpty();
    assertThat(world.recipient(OTHER, ADA).place().lookAt())
        .isEqualTo(talked.plus(Duration.ofDays(7)));
    assertThat(world.recipient(OTHER, BOB).log().recent()).as("a machine is no talk").hasSize(1);
  }

  /** Somebody may switch a pack on tomorrow that asks for it. */
  @Test
  void everyConversationIsNotedByTheWriteThatFreesTheLine() {
    given(new CampaignExample(), ADA);
    call(ADA);
    hear(ADA, Disposition.COMPLETED);
    world.calls().forget();

    publish();

    assertThat(world.calls().names("lines.")).containsExactly("lines.hangUp");
    assertThat(world.line(ADA).live()).isEmpty();
    assertThat(world.line(ADA).talkedAt()).contains(now());
  }

  @Test
  void asksForTheFreedSlotToBeFilledOncePerBatch() {
    given(new CampaignExample().concurrency(2), ADA, BOB);
    call(ADA);
    call(BOB);
    hear(ADA, Disposition.NO_ANSWER);
    hear(BOB, Disposition.BUSY);

    publish();

    assertThat(world.takeHints()).containsExactly(new Hint.Fill(Examples.CAMPAIGN, NOW));
  }

  @Test
  void asksForNothingWithoutACap() {
    given(new CampaignExample(), ADA);
    call(ADA);
    hear(ADA, Disposition.NO_ANSWER);

    publish();

    assertThat(world.takeHints()).isEmpty();
    assertThat(world.calls().names("slots.")).isEmpty();
  }

  @Test
  void asksForNothingWhenACampaignIsOver() {
    given(new CampaignExample().concurrency(1), ADA);
    call(ADA);
    world.campaigns().save(world.campaign(Examples.CAMPAIGN).failed(NOW));
    hear(ADA, Disposition.NO_ANSWER);

    publish();

    assertThat(world.takeHints()).isEmpty();
    assertThat(world.slots().inUse(Examples.CAMPAIGN, NOW)).isZero();
  }

  @Test
  void leavesTheLineOfANewerAttemptAlone() {
    given(new CampaignExample(), ADA);
    call(ADA);
    hear(ADA, Disposition.NO_ANSWER);
    world.worker().publishRecipients().run(World.SHARD, world.recipientChanges());
    world.pass(Duration.ofHours(2));
    call(ADA);

    publish();

    assertThat(world.line(ADA).live().orElseThrow().attemptId()).endsWith("-2");
  }

  @Test
  void wakesTheCampaignForASoonerLook() {
    given(new CampaignExample(), ADA);
    call(ADA);
    Recipient row = world.recipient(ADA);
    world.wakes().rouse(Examples.CAMPAIGN, NOW.plus(Duration.ofHours(1)));
    world
        .worker()
        .recordOutcome()
        .run(
            row.attemptId(row.log().live().orElseThrow()),
            Outcome.of(Disposition.NOT_PLACED, NOW),
            NOW.plusSeconds(30));

    publish();

    assertThat(world.wake(Examples.CAMPAIGN).map(Wake::at)).contains(NOW.plusSeconds(30));
  }

  @Test
  void foldsEveryChangeOnceHoweverOftenItIsDelivered() {
    given(new CampaignExample(), ADA, BOB);
    call(ADA);
    hear(ADA, Disposition.COMPLETED);
    publish();
    publish();
    call(BOB);
    publish();
    hear(BOB, Disposition.NO_ANSWER);
    publish();
    publish();

    assertThat(world.counts().find(Examples.CAMPAIGN).figures())
        .isEqualTo(
            Map.of(
                Tally.STARTED,
                2L,
                "attempts.completed",
                1L,
                "attempts.no_answer",
                1L,
                Tally.ENDED,
                1L,
                "ended.completed",
                1L,
                Tally.REACHED,
                1L));
  }

  @Test
  void tellsTheSameNewsUnderTheSameIdsWhenItIsDeliveredAgain() {
    given(new CampaignExample().webhook(true), ADA);
    call(ADA);
    hear(ADA, Disposition.COMPLETED);

    publish();
    List<Notice> first = world.takeNotices();
    List<Event> firstEvents = world.takeEvents();
    publish();

    assertThat(first)
        .extracting(notice -> notice.event().type())
        .containsExactly(EventType.CALL_COMPLETED, EventType.CONTACT_FINISHED);
    assertThat(world.takeNotices()).isEqualTo(first);
    assertThat(world.takeEvents()).isEqualTo(firstEvents);
  }

  @Test
  void reportsEveryAttemptOnlyToThoseWhoAsked() {
    given(new CampaignExample().webhook(false), ADA);
    call(ADA);
    hear(ADA, Disposition.COMPLETED);

    publish();

    assertThat(world.takeNotices())
        .extracting(notice -> notice.event().type())
        .containsExactly(EventType.CONTACT_FINISHED);
  }

  @Test
  void tellsTheBusOfEveryAttemptUnlessThatIsSwitchedOff() {
    given(new CampaignExample(), ADA);
    call(ADA);
    hear(ADA, Disposition.COMPLETED);

    publish();
    assertThat(world.takeEvents())
        .extracting(Event::type)
        .containsExactly(EventType.CALL_COMPLETED, EventType.CONTACT_FINISHED);

    world.worker().publishRecipients(false).run(World.SHARD, world.recipientChanges());
    assertThat(world.takeEvents())
        .extracting(Event::type)
        .containsExactly(EventType.CONTACT_FINISHED);
  }

  @Test
  void tellsEachEndpointOfTheTenantWhatItWantsToHear() {
    webhook("all", Set.of());
    webhook("attempts", Set.of(EventType.CALL_COMPLETED));
    webhook("stops", Set.of(EventType.CONTACT_OPTED_OUT));
    given(new CampaignExample().webhook(false), ADA);
    call(ADA);
    hear(ADA, Disposition.COMPLETED);

    publish();

    assertThat(world.takeNotices())
        .extracting(notice -> notice.endpoint() + " " + notice.event().type().word())
        .containsExactlyInAnyOrder(
            "endpoint-attempts call.completed",
            "endpoint-all contact.finished",
            "campaign-c1 contact.finished");
  }

  private void webhook(String id, Set<EventType> types) {
    world
        .webhooks()
        .add(
            new Webhook(
                Examples.TENANT,
                new WebhookId(id),
                "https://hooks.example.com/" + id,
                "secret",
                types,
                NOW));
  }

  @Test
  void tellsTheBusEvenIfNobodyGaveAWebhook() {
    given(new CampaignExample(), ADA);
    call(ADA);
    hear(ADA, Disposition.OPTED_OUT);

    publish();

    assertThat(world.takeNotices()).isEmpty();
    assertThat(world.takeEvents())
        .extracting(Event::type)
        .containsExactly(
            EventType.CALL_COMPLETED, EventType.CONTACT_OPTED_OUT, EventType.CONTACT_FINISHED);
  }

  @Test
  void completesTheCampaignWithTheLastOfItsRecipients() {
    given(new CampaignExample(), ADA, BOB);
    call(ADA);
    call(BOB);
    hear(ADA, Disposition.COMPLETED);
    publish();
    assertThat(status()).isEqualTo(CampaignStatus.RUNNING);

    hear(BOB, Disposition.INVALID_NUMBER);
    publish();
    assertThat(status()).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(figure(Tally.ENDED)).isEqualTo(2);
  }

  @Test
  void completesNoCampaignWhoseImportStillGoesOn() {
    world.with(new CampaignExample().build(), Examples.NEW_YORK).with(Examples.recipient(ADA));
    call(ADA);
    hear(ADA, Disposition.COMPLETED);

    publish();

    assertThat(status()).isEqualTo(CampaignStatus.RUNNING);
  }

  @Test
  void dropsWhatBelongsToNoCampaign() {
    world.with(Examples.recipient(ADA));

    publish();

    assertThat(world.takeEvents()).isEmpty();
  }

  /** Whatever crashes, the batch comes again, and nothing is missing or counted twice. */
  @Test
  void missesNothingWhateverItCrashedAt() {
    for (int call = 1; call <= 40; call++) {
      PublishRecipientsTest fresh = new PublishRecipientsTest();
      fresh.webhook("all", Set.of());
      fresh.given(new CampaignExample().concurrency(2).webhook(true), ADA, BOB);
      fresh.call(ADA);
      fresh.call(BOB);
      fresh.hear(ADA, Disposition.COMPLETED);
      fresh.hear(BOB, Disposition.OPTED_OUT);
      CrashAt crash = new CrashAt(call, true);
      fresh.world.calls().meddle(crash);
      try {
        fresh.publish();
      } catch (CrashAt.Crash asMeant) {
        // The stream delivers the batch again.
      }
      fresh.world.calls().leaveAlone();
      fresh.publish();

      String about = "crash at call " + call;
      assertThat(fresh.world.line(ADA).live()).as(about).isEmpty();
      assertThat(fresh.world.slots().inUse(Examples.CAMPAIGN, NOW)).as(about).isZero();
      assertThat(fresh.figure(Tally.STARTED)).as(about).isEqualTo(2);
      assertThat(fresh.figure(Tally.ENDED)).as(about).isEqualTo(2);
      assertThat(fresh.status()).as(about).isEqualTo(CampaignStatus.COMPLETED);
      assertThat(
              fresh.world.takeNotices().stream()
                  .map(n -> n.endpoint() + " " + n.event().id())
                  .distinct())
          .as(about)
          .hasSize(5 + 3);
      if (!crash.hasCrashed()) {
        return;
      }
    }
    throw new AssertionError("publishing takes more calls than this test foresees");
  }

  private void rejectInTurn(int people) {
    Address[] all = Examples.numbers(people).toArray(Address[]::new);
    given(new CampaignExample(), all);
    for (Address person : all) {
      call(person);
      hear(person, Disposition.REJECTED);
    }
  }

  @Test
  void pausesACampaignWhoseAttemptsAreRejectedInARow() {
    rejectInTurn(20);

    publish();

    assertThat(status()).isEqualTo(CampaignStatus.PAUSED);
    assertThat(world.campaign(Examples.CAMPAIGN).pausedBecause())
        .contains("The carrier rejected 20 attempts in a row.");
  }

  @Test
  void bearsOneRejectionFewer() {
    rejectInTurn(19);

    publish();

    assertThat(status()).isEqualTo(CampaignStatus.RUNNING);
    assertThat(figure(Tally.REFUSED_IN_ROW)).isEqualTo(19);
  }

  @Test
  void beginsToCountAnewAfterAnAttemptThatEndedOtherwise() {
    Address last = Examples.number(99);
    rejectInTurn(19);
    world.with(Examples.recipient(last));
    call(last);
    hear(last, Disposition.BUSY);

    publish();

    assertThat(figure(Tally.REFUSED_IN_ROW)).isZero();
  }

  @Test
  void pausesAgainAtTheNextRejectionOnceSomebodyResumedIt() {
    rejectInTurn(20);
    publish();
    var paused = world.campaign(Examples.CAMPAIGN);
    world.campaigns().save(paused.after(CampaignAction.RESUME, now()).orElseThrow());
    assertThat(world.campaign(Examples.CAMPAIGN).pausedBecause()).isEmpty();

    Address next = Examples.number(99);
    world.with(Examples.recipient(next));
    call(next);
    publish();
    assertThat(status()).as("before the carrier answers").isEqualTo(CampaignStatus.RUNNING);

    hear(next, Disposition.REJECTED);
    publish();
    assertThat(world.campaign(Examples.CAMPAIGN).pausedBecause())
        .contains("The carrier rejected 20 attempts in a row.");
  }
}
