package dev.rollcall.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.carrier.CarrierAnswer;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.testing.Worker;
import dev.rollcall.core.testing.World;
import dev.rollcall.core.view.Views;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FollowHintTest {
  private static final Instant NOW = Examples.NOW;
  private static final Instant TOMORROW_AT_NINE = Instant.parse("2026-11-19T14:00:00Z");
  private static final Address ADA = Examples.number(1);
  private static final Address BOB = Examples.number(2);
  private static final Address CYD = Examples.number(3);
  private static final Address DOT = Examples.number(4);
  private static final CampaignKey OTHER = new CampaignKey(Examples.TENANT, new CampaignId("c2"));

  private final World world = new World();

  private void given(CampaignExample campaign, Address... people) {
    world.with(campaign.build(), Examples.NEW_YORK);
    for (Address person : people) {
      world.with(Examples.recipient(person));
    }
  }

  private void look(Address... people) {
    follow(
        new Hint.Look(Examples.CAMPAIGN, world.clock().instant(), Channel.CALL, List.of(people)));
  }

  private void fill() {
    follow(new Hint.Fill(Examples.CAMPAIGN, world.clock().instant()));
  }

  private void lookAtTheOthers() {
    follow(new Hint.Look(OTHER, world.clock().instant(), Channel.CALL, List.of(DOT)));
  }

  private void follow(Hint hint) {
    world.worker().followHint().run(hint);
  }

  private Hint fillAt(Instant at) {
    return new Hint.Fill(Examples.CAMPAIGN, at);
  }

  private List<Address> called() {
    return world.carrier().orders().stream().map(order -> order.to()).toList();
  }

  @Test
  void startsEverybodyWhomTheHintNames() {
    given(new CampaignExample(), ADA, BOB, CYD);

    look(ADA, CYD);

    assertThat(called()).containsExactly(ADA, CYD);
  }

  @Test
  void startsNobodyTwiceHoweverOftenTheHintComes() {
    given(new CampaignExample(), ADA);

    look(ADA);
    look(ADA);
    look(ADA, ADA);

    assertThat(called()).containsExactly(ADA);
  }

  @Test
  void dropsAStaleHintUnread() {
    given(new CampaignExample(), ADA);
    world.pass(Hint.FRESH_FOR.plusNanos(1));

    follow(new Hint.Look(Examples.CAMPAIGN, NOW, Channel.CALL, List.of(ADA)));

    assertThat(world.calls().names()).isEmpty();
  }

  @Test
  void followsAHintOfNinetySeconds() {
    given(new CampaignExample(), ADA);
    world.pass(Hint.FRESH_FOR);

    follow(new Hint.Look(Examples.CAMPAIGN, NOW, Channel.CALL, List.of(ADA)));

    assertThat(called()).containsExactly(ADA);
  }

  @Test
  void dropsAHintOfACampaignThatIsNotThere() {
    follow(new Hint.Fill(new CampaignKey(Examples.TENANT, new CampaignId("gone")), NOW));

    assertThat(world.carrier().orders()).isEmpty();
  }

  @Test
  void dropsAHintForAChannelThatTheTenantHasNoMore() {
    given(new CampaignExample(), ADA);
    Tenant tenant = Examples.tenant(Policy.DEFAULT);
    world.with(
        new Tenant(tenant.id(), tenant.name(), tenant.policy(), Map.of(), tenant.webhookSecret()));

    look(ADA);

    assertThat(called()).isEmpty();
  }

  @Test
  void leavesSomebodyFinishedAlone() {
    given(new CampaignExample());
    world.with(Examples.recipient(ADA).ended(Disposition.COMPLETED, NOW));

    look(ADA);

    assertThat(world.recipient(ADA).version()).isEqualTo(1);
    assertThat(called()).isEmpty();
  }

  @Test
  void endsSomebodyWhoMustNotBeReached() {
    given(new CampaignExample(), ADA);
    Suppression stop = new Suppression(Suppression.Kind.OPT_OUT, Optional.empty(), NOW, "test");
    world.lines().save(world.line(ADA).with(stop));

    look(ADA);

    assertThat(world.recipient(ADA).end()).contains(new End(Disposition.SUPPRESSED, NOW));
    assertThat(called()).isEmpty();
  }

  @Test
  void filesSomebodyWhoseWindowIsClosedUnderItsOpening() {
    given(new CampaignExample(), ADA);
    world.pass(Duration.ofHours(9));

    look(ADA);

    assertThat(world.recipient(ADA).place().lookAt()).isEqualTo(TOMORROW_AT_NINE);
    assertThat(called()).isEmpty();
  }

  @Test
  void looksAgainInFiveMinutesAtANumberThatIsBusyElsewhere() {
    given(new CampaignExample(), ADA);
    LineMark other = new LineMark("acme_elsewhere-1", "theirs", NOW, NOW.plusSeconds(1860));
    world.lines().save(world.line(ADA).marked(other, List.of()));

    look(ADA);

    assertThat(world.recipient(ADA).place().lookAt()).isEqualTo(NOW.plusSeconds(300));
  }

  @Test
  void leavesTheRowAloneWhereAnotherWorkerHasTheLine() {
    given(new CampaignExample(), ADA);
    String attempt = world.recipient(ADA).nextAttempt().toString();
    LineMark begun = new LineMark(attempt, "theirs", NOW, NOW.plusSeconds(660));
    world.lines().save(world.line(ADA).marked(begun, List.of()));

    look(ADA);

    assertThat(world.recipient(ADA).version()).isEqualTo(1);
  }

  @Test
  void startsNobodyOfAPausedCampaign() {
    given(new CampaignExample().status(CampaignStatus.PAUSED), ADA);

    look(ADA);

    assertThat(called()).isEmpty();
    assertThat(world.recipient(ADA).version()).isEqualTo(1);
    assertThat(world.calls().names("buckets.")).isEmpty();
  }

  @Test
  void startsNobodyOnceItReadsThePause() {
    given(new CampaignExample(), ADA, BOB, CYD);
    Worker worker = world.worker();
    worker.followHint().run(new Hint.Look(Examples.CAMPAIGN, NOW, Channel.CALL, List.of(ADA)));
    world
        .campaigns()
        .save(world.campaign(Examples.CAMPAIGN).after(CampaignAction.PAUSE, NOW).orElseThrow());

    world.pass(Views.CAMPAIGN_AGE_MAX);
    worker.followHint().run(new Hint.Look(Examples.CAMPAIGN, NOW, Channel.CALL, List.of(BOB)));
    look(CYD);

    assertThat(called()).containsExactly(ADA);
  }

  /** A carrier may take its time with the first of a hint; meanwhile somebody pauses. */
  @Test
  void startsNobodyElseOfAHintOnceItReadsThePause() {
    given(new CampaignExample(), ADA, BOB);
    world
        .carrier()
        .answer(
            order -> {
              Campaign running = world.campaign(Examples.CAMPAIGN);
              world.campaigns().save(running.after(CampaignAction.PAUSE, NOW).orElseThrow());
              world.pass(Views.CAMPAIGN_AGE_MAX);
              return new CarrierAnswer.InProgress("x");
            });

    look(ADA, BOB);

    assertThat(called()).containsExactly(ADA);
    assertThat(world.line(BOB).live()).isEmpty();
  }

  @Test
  void endsEverybodyOfACancelledCampaignWithoutAskingTheBucket() {
    given(new CampaignExample().status(CampaignStatus.CANCELLED), ADA, BOB);

    look(ADA, BOB);

    assertThat(world.recipient(ADA).end()).contains(new End(Disposition.CANCELLED, NOW));
    assertThat(world.recipient(BOB).isFinished()).isTrue();
    assertThat(world.calls().names("buckets.")).isEmpty();
  }

  @Test
  void leavesOnTheAgendaWhomTheBucketRefuses() {
    world.with(Examples.tenant(Policy.DEFAULT, 1));
    given(new CampaignExample(), ADA, BOB, CYD);

    look(ADA, BOB);
    look(CYD);

    assertThat(called()).containsExactly(ADA, BOB);
    assertThat(world.recipient(CYD).version()).isEqualTo(1);

    world.pass(Duration.ofSeconds(1));
    look(CYD);
    assertThat(called()).containsExactly(ADA, BOB, CYD);
  }

  @Test
  void takesStartsOncePerMessage() {
    given(new CampaignExample(), ADA, BOB, CYD);

    look(ADA, BOB, CYD);

    assertThat(world.calls().names("buckets.take")).hasSize(1);
  }

  @Test
  void oneWhoseRowCannotBeReadKeepsNobodyElseFromTheirTurn() {
    given(new CampaignExample(), ADA, BOB, CYD);
    world
        .calls()
        .meddle(
            call -> {
              if (call.name().equals("recipients.glance")
                  && call.arguments().toString().contains(BOB.toString())) {
                throw new IllegalStateException("no answer from the store");
              }
              return call.proceed();
            });

    assertThatThrownBy(() -> look(ADA, BOB, CYD)).hasMessageContaining("no answer");
    world.calls().leaveAlone();
    look(ADA, BOB, CYD);

    assertThat(called()).containsExactlyInAnyOrder(ADA, BOB, CYD);
  }

  @Test
  void fillsFreeSlotsFromTheHeadOfTheAgenda() {
    given(new CampaignExample().concurrency(2), ADA, BOB, CYD);

    fill();
    fill();

    assertThat(called()).containsExactly(ADA, BOB);
  }

  @Test
  void fillsNothingWithoutACap() {
    given(new CampaignExample(), ADA);

    fill();

    assertThat(called()).isEmpty();
    assertThat(world.calls().names("agenda.")).isEmpty();
  }

  @Test
  void neverHoldsMoreLiveThanTheCap() {
    given(new CampaignExample().concurrency(1), ADA, BOB);

    look(ADA, BOB);

    assertThat(called()).containsExactly(ADA);
    assertThat(world.recipient(BOB).version()).isEqualTo(1);
    assertThat(world.line(BOB).live()).isEmpty();
  }

  @Test
  void goesOnAtOnceIfACappedHintEndedWithoutAStart() {
    given(new CampaignExample().concurrency(1), ADA);
    world
        .calls()
        .meddle(
            call -> {
              // The order is not ready before its ten seconds are over.
              if (call.name().equals("contacts.glance")) {
                world.ticker().advance(Duration.ofSeconds(11));
              }
              return call.proceed();
            });

    look(ADA);

    assertThat(called()).isEmpty();
    assertThat(world.takeHints()).containsExactly(fillAt(NOW));
  }

  @Test
  void asksNobodyElseOfACarrierThatWantsToBeLeftAlone() {
    Campaign other = new CampaignExample().id("c2").build();
    given(new CampaignExample().rule(new RuleExample().total(1)), ADA, BOB, CYD);
    world.with(other, Examples.NEW_YORK).with(Examples.recipient(OTHER, DOT, Examples.NEW_YORK));
    world.carrier().answer(new CarrierAnswer.Throttled(Duration.ofSeconds(60)));

    look(ADA, BOB);
    world.pass(Duration.ofMillis(59_999));
    look(CYD);
    lookAtTheOthers();

    assertThat(called()).containsExactly(ADA);
    for (Address person : List.of(ADA, BOB, CYD)) {
      assertThat(world.recipient(person).log().counted()).isZero();
      assertThat(world.recipient(person).end()).isEmpty();
    }

    world.carrier().answer(new CarrierAnswer.InProgress("x"));
    world.pass(Duration.ofMillis(1));
    look(BOB, CYD);
    lookAtTheOthers();

    assertThat(called()).containsExactly(ADA, BOB, CYD, DOT);
  }

  @Test
  void leavesACarrierAloneThatFailsAndSaysForHowLong() {
    given(new CampaignExample(), ADA, BOB);
    world
        .carrier()
        .answer(new CarrierAnswer.Ambiguous("status 503", Optional.of(Duration.ofSeconds(60))));

    look(ADA, BOB);

    assertThat(called()).containsExactly(ADA);
    assertThat(world.recipient(ADA).log().live()).as("nobody knows").isPresent();
  }

  @Test
  void endsWhoeverIsToBeEndedWhateverTheCarrierWants() {
    given(new CampaignExample().status(CampaignStatus.CANCELLED), ADA);
    world.buckets().pause(Examples.TENANT, Channel.CALL, NOW.plusSeconds(60));

    look(ADA);

    assertThat(world.recipient(ADA).isFinished()).isTrue();
  }

  @Test
  void goesOnOnceAShortPauseIsOverAndLeavesALongOneToTheTick() {
    given(new CampaignExample().concurrency(2), ADA, BOB);
    world.carrier().answer(new CarrierAnswer.Throttled(Duration.ofSeconds(20)));

    look(ADA);
    fill();
    assertThat(world.takeHints())
        .containsExactly(fillAt(NOW.plusSeconds(20)), fillAt(NOW.plusSeconds(20)));

    world.buckets().pause(Examples.TENANT, Channel.CALL, NOW.plusSeconds(60));
    fill();
    assertThat(world.takeHints()).isEmpty();
    assertThat(called()).containsExactly(ADA);
  }

  @Test
  void goesOnInASecondIfTheAgendaWasBehind() {
    given(new CampaignExample().concurrency(1));
    world.with(Examples.recipient(ADA).ended(Disposition.COMPLETED, NOW));

    look(ADA);

    assertThat(world.takeHints()).containsExactly(fillAt(NOW.plusSeconds(1)));
  }

  @Test
  void goesOnInASecondIfTheBucketRefused() {
    world.with(Examples.tenant(Policy.DEFAULT, 1));
    given(new CampaignExample().concurrency(5), ADA, BOB, CYD);

    look(ADA, BOB);
    look(CYD);

    assertThat(world.takeHints()).containsExactly(fillAt(NOW.plusSeconds(1)));
  }

  @Test
  void leavesGoingOnToWhoeverFreesASlot() {
    given(new CampaignExample().concurrency(1), ADA, BOB);

    look(ADA);
    look(BOB);

    assertThat(world.takeHints()).isEmpty();
  }

  @Test
  void doesNotGoOnByItselfWithoutACap() {
    given(new CampaignExample());
    world.with(Examples.recipient(ADA).ended(Disposition.COMPLETED, NOW));

    look(ADA);

    assertThat(world.takeHints()).isEmpty();
  }

  @Test
  void anOutcomeWithTheAnswerEndsTheRowInTheSameStep() {
    given(new CampaignExample(), ADA);
    world.carrier().answer(new CarrierAnswer.Completed(Outcome.of(Disposition.COMPLETED, NOW)));

    look(ADA);

    assertThat(world.recipient(ADA).isFinished()).isTrue();
  }
}
