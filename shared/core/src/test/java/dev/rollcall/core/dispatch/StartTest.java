package dev.rollcall.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.carrier.CarrierAnswer;
import dev.rollcall.core.carrier.Order;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.rule.CampaignLimits;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.PortCalls.Call;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.testing.World;
import dev.rollcall.core.view.CampaignView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The START: slot, line, recipient and only then the carrier, whatever happens in between. */
class StartTest {
  private static final Address TO = Examples.number(1);
  private static final Instant NOW = Examples.NOW;
  private static final Duration DAY = Duration.ofDays(1);
  private static final CampaignLimits LIMITS =
      new CampaignView(new CampaignExample().build(), Map.of(), Examples.tenant(Policy.DEFAULT))
          .limits();

  private final World world = new World();

  private void given(CampaignExample campaign) {
    world.with(campaign.build(), Examples.NEW_YORK).with(Examples.recipient(TO));
  }

  private void follow() {
    world
        .worker()
        .followHint()
        .run(new Hint.Look(Examples.CAMPAIGN, NOW, Channel.CALL, List.of(TO)));
  }

  private String firstAttempt() {
    return world.recipient(TO).id() + "-1";
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

  private void thenBeTooLate() {
    justBefore("lines.save", () -> world.ticker().advance(Start.CARRIER_CALLED_WITHIN));
  }

  /** The store does as it is asked, but its answer is lost; what is there comes back instead. */
  private void losingTheAnswerTo(String name) {
    world
        .calls()
        .meddle(
            call -> {
              Object answer = call.proceed();
              return call.name().equals(name) && answer instanceof Write.Done
                  ? new Write.Lost<>(written(call))
                  : answer;
            });
  }

  private static Optional<Object> written(Call call) {
    return Optional.of(call.arguments().getFirst());
  }

  private static Suppression optOut() {
    return new Suppression(Suppression.Kind.OPT_OUT, Optional.empty(), NOW, "test");
  }

  @Test
  void takesSlotLineAndRecipientAndThenCallsTheCarrier() {
    given(new CampaignExample().concurrency(1));

    follow();

    assertThat(world.calls().names())
        .containsSubsequence("slots.take", "lines.save", "recipients.save", "carrier.place")
        .containsOnlyOnce("slots.take", "lines.save", "recipients.save", "carrier.place");
    assertThat(world.calls().names().getLast()).isEqualTo("carrier.place");
  }

  @Test
  void takesNoSlotWithoutACap() {
    given(new CampaignExample());

    follow();

    assertThat(world.calls().names("slots.")).isEmpty();
    assertThat(world.carrier().orders()).hasSize(1);
  }

  @Test
  void leavesTheAttemptOnLineAndRow() {
    given(new CampaignExample().concurrency(1));

    follow();

    Instant until = NOW.plus(Examples.LONGEST_CALL).plusSeconds(60);
    Recipient row = world.recipient(TO);
    Attempt live = row.log().live().orElseThrow();
    assertThat(live.startedAt()).isEqualTo(NOW);
    assertThat(live.calendarId()).isEqualTo(Examples.NEW_YORK.id());
    assertThat(live.leaseUntil()).isEqualTo(until);
    assertThat(row.place().lookAt()).isEqualTo(NOW.plus(Duration.ofHours(2)));
    assertThat(world.line(TO).live())
        .contains(new LineMark(firstAttempt(), live.nonce(), NOW, until));
    assertThat(world.slots().inUse(Examples.CAMPAIGN, NOW)).isEqualTo(1);
  }

  @Test
  void tellsTheCarrierAllItNeeds() {
    Campaign campaign = new CampaignExample().build();
    given(new CampaignExample());
    world
        .contacts()
        .save(
            Examples.TENANT,
            Examples.contact("ada", TO, Map.of("first_name", "Ada")),
            Optional.empty());

    follow();

    assertThat(world.carrier().orders())
        .containsExactly(
            new Order(
                world.recipient(TO).attemptId(world.recipient(TO).log().live().orElseThrow()),
                Examples.CAMPAIGN,
                campaign.channel(),
                Optional.of("agent-1"),
                TO,
                "+12125550199",
                Optional.empty(),
                Map.of("product", "anvils"),
                Map.of("first_name", "Ada"),
                NOW,
                Examples.LONGEST_CALL));
  }

  @Test
  void callsNobodyWhoOptedOutAMomentAgo() {
    given(new CampaignExample().concurrency(1));
    justBefore("lines.save", () -> world.lines().save(world.line(TO).with(optOut())));

    follow();

    assertThat(world.carrier().orders()).isEmpty();
    assertThat(world.recipient(TO).log().lastOrdinal()).isZero();
    assertThat(world.line(TO).live()).isEmpty();
    assertThat(world.slots().inUse(Examples.CAMPAIGN, NOW)).isZero();
  }

  @Test
  void goesOnIfTheLineChangedInAWayThatForbidsNothing() {
    given(new CampaignExample());
    Suppression texts =
        new Suppression(Suppression.Kind.OPT_OUT, Optional.of(Channel.SMS), NOW, "test");
    justBefore("lines.save", () -> world.lines().save(world.line(TO).with(texts)));

    follow();

    assertThat(world.carrier().orders()).hasSize(1);
  }

  @Test
  void callsNobodyWhomAnotherCampaignIsCalling() {
    given(new CampaignExample().concurrency(1));
    LineMark other = new LineMark("acme_elsewhere-1", "theirs", NOW, NOW.plusSeconds(600));
    justBefore(
        "lines.save",
        () -> world.lines().save(world.line(TO).marked(other, Examples.startsOf(DAY))));

    follow();

    assertThat(world.carrier().orders()).isEmpty();
    assertThat(world.line(TO).live()).contains(other);
    assertThat(world.slots().inUse(Examples.CAMPAIGN, NOW)).isZero();
  }

  @Test
  void keepsARollingCapThatAnotherCampaignUsedUpAMomentAgo() {
    given(new CampaignExample());
    world.with(Examples.tenant(Examples.policy(new RollingCap(1, DAY))));
    LineMark over = new LineMark("acme_elsewhere-1", "theirs", NOW, NOW);
    justBefore(
        "lines.save",
        () -> world.lines().save(world.line(TO).marked(over, Examples.startsOf(DAY))));

    follow();

    assertThat(world.carrier().orders()).isEmpty();
    assertThat(world.line(TO).starts()).containsOnlyKeys("acme_elsewhere-1");
  }

  @Test
  void givesTheLineBackIfSomebodyChangedTheRow() {
    given(new CampaignExample().concurrency(1));
    justBefore(
        "recipients.save",
        () -> {
          Recipient row = world.recipient(TO);
          world.recipients().save(row.ended(Disposition.CANCELLED, NOW).next(row));
        });

    follow();

    assertThat(world.carrier().orders()).isEmpty();
    assertThat(world.line(TO).live()).isEmpty();
    assertThat(world.line(TO).starts()).isEmpty();
    assertThat(world.slots().inUse(Examples.CAMPAIGN, NOW)).isZero();
  }

  @Test
  void givesNothingBackThatAnotherWorkerTookOver() {
    given(new CampaignExample());
    LineMark theirs = new LineMark(firstAttempt(), "theirs", NOW, NOW.plusSeconds(660));
    justBefore(
        "recipients.save",
        () -> {
          Recipient row = world.recipient(TO);
          world.recipients().save(row.ended(Disposition.CANCELLED, NOW).next(row));
          world.lines().save(world.line(TO).marked(theirs, Examples.startsOf(DAY)));
        });

    follow();

    assertThat(world.line(TO).live()).contains(theirs);
    assertThat(world.carrier().orders()).isEmpty();
  }

  @Test
  void stopsIfTheRowShowsTheAttemptOfAnotherWorker() {
    given(new CampaignExample());
    justBefore(
        "recipients.save",
        () -> world.recipients().save(Examples.started(world.recipient(TO), NOW)));

    follow();

    assertThat(world.carrier().orders()).isEmpty();
    assertThat(world.line(TO).live()).as("its outcome will clear the line").isPresent();
    assertThat(world.recipient(TO).version()).isEqualTo(2);
  }

  /** The other attempt was over, and its line cleared, before this worker marked the line. */
  @Test
  void leavesNoMarkOnTheLineOfAnAttemptThatIsOver() {
    given(new CampaignExample().concurrency(1));
    justBefore(
        "recipients.save",
        () ->
            world
                .recipients()
                .save(
                    Examples.attempted(world.recipient(TO), NOW, Disposition.BUSY)
                        .next(world.recipient(TO))));

    follow();

    assertThat(world.carrier().orders()).isEmpty();
    assertThat(world.line(TO).live()).isEmpty();
    assertThat(world.line(TO).starts().keySet())
        .as("it was placed and counts")
        .isSubsetOf(firstAttempt());
    assertThat(world.slots().inUse(Examples.CAMPAIGN, NOW)).isZero();
  }

  /** This worker read row and line, and then slept for a minute, in which another made the call. */
  @Test
  void takesNothingFromACallThatAnotherWorkerMadeMeanwhile() {
    world.with(Examples.tenant(Examples.policy(new RollingCap(2, DAY))));
    given(new CampaignExample().concurrency(1));
    justBefore(
        "slots.take",
        () -> {
          follow();
          world.clock().advance(Line.TAKEOVER_AFTER);
          thenBeTooLate();
        });
    follow();

    assertThat(world.carrier().orders()).hasSize(1);
    assertThat(world.line(TO).live().map(LineMark::attemptId)).contains(firstAttempt());
    assertThat(world.line(TO).starts()).containsOnlyKeys(firstAttempt());
    assertThat(world.slots().inUse(Examples.CAMPAIGN, world.clock().instant())).isEqualTo(1);
  }

  /** 12 CFR 1006.14(b)(2), switched on by somebody who called seven times before. */
  @Test
  void aPackThatIsSwitchedOnCountsTheDaysBefore() {
    given(new CampaignExample());
    for (int attempt = 1; attempt <= 12; attempt++) {
      Instant then = NOW.minus(Duration.ofMinutes(5L * (13 - attempt)));
      LineMark mark = new LineMark("elsewhere-" + attempt, "nonce", then, then);
      Line line = world.line(TO);
      world.lines().save(line.marked(mark, LIMITS.rememberedCaps()));
    }
    assertThat(world.line(TO).starts()).as("as many as any pack asks for, and one").hasSize(8);
    Instant sixth = NOW.minus(Duration.ofMinutes(35));

    world.with(Examples.tenant(Policy.DEFAULT.withPacks(Set.of("us-debt-collection"))));
    follow();

    assertThat(world.carrier().orders()).isEmpty();
    assertThat(world.recipient(TO).place().lookAt()).isEqualTo(sixth.plus(Duration.ofDays(7)));
  }

  @Test
  void aStartIsRememberedThoughNoCapIsInForce() {
    given(new CampaignExample());
    follow();

    assertThat(world.line(TO).starts()).containsOnlyKeys(firstAttempt());
    assertThat(LIMITS.rollingCaps()).isEmpty();
  }

  @Test
  void forgetsNoStartOfACallThatAnotherWorkerMadeMeanwhile() {
    world.with(Examples.tenant(Examples.policy(new RollingCap(2, DAY))));
    given(new CampaignExample().concurrency(1));
    world.carrier().answer(new CarrierAnswer.Refused("no"));
    justBefore(
        "slots.take",
        () -> {
          follow();
          world.worker().publishRecipients().run(World.SHARD, world.recipientChanges());
          thenBeTooLate();
        });
    follow();

    assertThat(world.carrier().orders()).hasSize(1);
    assertThat(world.line(TO).live()).isEmpty();
    assertThat(world.line(TO).starts()).as("it counts").containsOnlyKeys(firstAttempt());
    assertThat(world.slots().inUse(Examples.CAMPAIGN, NOW)).isZero();
  }

  @Test
  void goesOnIfOnlyTheAnswerOfTheLineWasLost() {
    given(new CampaignExample().concurrency(1));
    losingTheAnswerTo("lines.save");

    follow();

    assertThat(world.carrier().orders()).hasSize(1);
    assertThat(world.line(TO).version()).isEqualTo(1);
    assertThat(world.slots().inUse(Examples.CAMPAIGN, NOW)).isEqualTo(1);
  }

  @Test
  void goesOnIfOnlyTheAnswerOfTheRowWasLost() {
    given(new CampaignExample().concurrency(1));
    losingTheAnswerTo("recipients.save");

    follow();

    assertThat(world.carrier().orders()).hasSize(1);
    assertThat(world.line(TO).live()).isPresent();
    assertThat(world.slots().inUse(Examples.CAMPAIGN, NOW)).isEqualTo(1);
  }

  @Test
  void startsNothingIfTheLineTookTooLong() {
    given(new CampaignExample().concurrency(1));
    justBefore("lines.save", () -> world.ticker().advance(Start.CARRIER_CALLED_WITHIN));

    follow();

    assertThat(world.calls().names()).doesNotContain("recipients.save", "carrier.place");
    assertThat(world.line(TO).live()).isEmpty();
    assertThat(world.line(TO).starts()).isEmpty();
    assertThat(world.slots().inUse(Examples.CAMPAIGN, NOW)).isZero();
  }

  @Test
  void usesUpNothingIfTheRowTookTooLong() {
    given(new CampaignExample().rule(new RuleExample().total(1)).concurrency(1));
    justBefore("recipients.save", () -> world.ticker().advance(Start.CARRIER_CALLED_WITHIN));

    follow();

    assertThat(world.carrier().orders()).isEmpty();
    Recipient row = world.recipient(TO);
    assertThat(row.log().attempt(1).flatMap(Attempt::outcome).map(Outcome::disposition))
        .contains(Disposition.NOT_PLACED);
    assertThat(row.log().counted()).isZero();
    assertThat(row.end()).isEmpty();
    assertThat(row.place().lookAt()).isEqualTo(NOW);
    assertThat(row.nextAttempt().ordinal()).as("no id serves twice").isEqualTo(2);
  }

  @Test
  void callsTheCarrierANanosecondBeforeTheDeadline() {
    given(new CampaignExample());
    justBefore(
        "recipients.save", () -> world.ticker().advance(Start.CARRIER_CALLED_WITHIN.minusNanos(1)));

    follow();

    assertThat(world.carrier().orders()).hasSize(1);
  }

  @Test
  void goesByMonotonicTimeAndNotByTheWallClock() {
    given(new CampaignExample());
    justBefore("recipients.save", () -> world.clock().advance(Duration.ofHours(1)));

    follow();

    assertThat(world.carrier().orders()).hasSize(1);
  }

  @Test
  void takesOverAnAttemptWhoseWorkerFellSilent() {
    given(new CampaignExample());
    Line crashed =
        world
            .line(TO)
            .marked(
                new LineMark(firstAttempt(), "theirs", NOW, NOW.plusSeconds(660)),
                Examples.startsOf(DAY));
    world.lines().save(crashed);

    world.pass(Line.TAKEOVER_AFTER.minusSeconds(1));
    follow();
    assertThat(world.carrier().orders()).isEmpty();
    assertThat(world.recipient(TO).version()).as("left to its worker").isEqualTo(1);

    world.pass(Duration.ofSeconds(1));
    follow();
    assertThat(world.carrier().placed())
        .extracting(Object::toString)
        .containsExactly(firstAttempt());
  }

  @Test
  void keepsAnAmbiguousAttemptLive() {
    given(new CampaignExample());
    world.carrier().answer(new CarrierAnswer.Ambiguous("the connection dropped"));

    follow();

    assertThat(world.recipient(TO).log().live()).isPresent();
    assertThat(world.line(TO).live()).isPresent();
  }

  @Test
  void concludesAnAttemptThatTheCarrierRefused() {
    given(new CampaignExample());
    world.carrier().answer(new CarrierAnswer.Refused("no such caller id"));

    follow();

    Outcome outcome = world.recipient(TO).log().attempt(1).flatMap(Attempt::outcome).orElseThrow();
    assertThat(outcome.disposition()).isEqualTo(Disposition.REJECTED);
    assertThat(outcome.detail()).isEqualTo("no such caller id");
    assertThat(world.recipient(TO).log().counted()).isEqualTo(1);
  }

  @Test
  void concludesAnAttemptThatIsOverAtOnce() {
    given(new CampaignExample());
    world.carrier().answer(new CarrierAnswer.Completed(Outcome.of(Disposition.COMPLETED, NOW)));

    follow();

    assertThat(world.recipient(TO).isFinished()).isTrue();
  }

  @Test
  void suppressesWhoeverSaysStopAtOnce() {
    given(new CampaignExample());
    world.carrier().answer(new CarrierAnswer.Completed(Outcome.of(Disposition.OPTED_OUT, NOW)));

    follow();

    assertThat(world.line(TO).suppressions()).containsKey("opt_out.all");
    assertThat(world.recipient(TO).isFinished()).isTrue();
  }

  @Test
  void usesUpNothingAndWaitsWhileTheCarrierIsTooBusy() {
    given(new CampaignExample().rule(new RuleExample().total(1)));
    world.carrier().answer(new CarrierAnswer.Throttled(Duration.ofSeconds(45)));

    follow();

    Recipient row = world.recipient(TO);
    assertThat(row.log().counted()).isZero();
    assertThat(row.end()).isEmpty();
    assertThat(row.place().lookAt()).isEqualTo(NOW.plusSeconds(45));
    assertThat(row.nextAttempt().ordinal()).isEqualTo(2);
  }
}
