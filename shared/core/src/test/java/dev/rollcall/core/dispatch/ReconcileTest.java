package dev.rollcall.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.carrier.CarrierAnswer;
import dev.rollcall.core.carrier.CarrierAnswer.Ambiguous;
import dev.rollcall.core.carrier.CarrierAnswer.Completed;
import dev.rollcall.core.carrier.CarrierAnswer.InProgress;
import dev.rollcall.core.carrier.CarrierAnswer.Refused;
import dev.rollcall.core.carrier.CarrierAnswer.Throttled;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.outcome.RecordOutcome;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of an attempt of which nobody hears any more. */
class ReconcileTest {
  private static final Address TO = Examples.number(1);
  private static final Instant LEASE_END = Examples.NOW.plusSeconds(660);

  private final World world = new World();

  private void given(CampaignExample campaign) {
    Recipient calling = Examples.started(Examples.recipient(TO), Examples.NOW);
    world.with(campaign.build(), Examples.NEW_YORK).with(calling);
  }

  private void look() {
    Instant now = world.clock().instant();
    world
        .worker()
        .followHint()
        .run(new Hint.Look(Examples.CAMPAIGN, now, Channel.CALL, List.of(TO)));
  }

  private void lookOnceTheLeaseIsOver() {
    world.clock().set(LEASE_END);
    look();
  }

  private Optional<Disposition> outcome() {
    return world.recipient(TO).log().attempt(1).flatMap(Attempt::outcome).map(Outcome::disposition);
  }

  @Test
  void nobodyIsAskedBeforeTheLeaseIsOver() {
    given(new CampaignExample());
    world.clock().set(LEASE_END.minusNanos(1));

    look();

    assertThat(world.carrier().lookups()).isEmpty();
    assertThat(world.recipient(TO).version()).isEqualTo(1);
  }

  @Test
  void theCarrierSaysWhatBecameOfIt() {
    given(new CampaignExample());
    world.carrier().remember(new Completed(Outcome.of(Disposition.COMPLETED, Examples.NOW)));

    lookOnceTheLeaseIsOver();

    assertThat(world.recipient(TO).isFinished()).isTrue();
    assertThat(outcome()).contains(Disposition.COMPLETED);
    assertThat(world.carrier().orders()).as("asking is not calling").isEmpty();
  }

  @Test
  void whatTheCarrierHasNeverSeenIsUnknownAndCounts() {
    given(new CampaignExample());

    lookOnceTheLeaseIsOver();

    Recipient row = world.recipient(TO);
    assertThat(outcome()).contains(Disposition.UNKNOWN);
    assertThat(row.log().counted()).isEqualTo(1);
    assertThat(row.place().lookAt()).isEqualTo(Examples.NOW.plus(Duration.ofHours(2)));
    assertThat(row.nextAttempt().ordinal()).isEqualTo(2);
  }

  /** It is first asked when the retry would be due, which may be long after the lease. */
  @Test
  void aCarrierThatDoesNotTellIsAskedForAnHourFromTheFirstTimeOn() {
    given(new CampaignExample());
    world.carrier().remember(new Ambiguous("503"));
    world.clock().set(LEASE_END.plus(Duration.ofHours(5)));

    for (int minute = 0; minute <= 60; minute += 5) {
      look();
      assertThat(outcome()).as("after %d minutes", minute).isEmpty();
      world.clock().advance(Duration.ofMinutes(5));
    }
    look();

    assertThat(outcome()).contains(Disposition.UNKNOWN);
  }

  @Test
  void whatIsUnknownIsNeverPlacedAgainUnderItsId() {
    given(new CampaignExample());
    lookOnceTheLeaseIsOver();

    world.clock().set(Examples.NOW.plus(Duration.ofHours(2)));
    look();

    assertThat(world.carrier().placed())
        .extracting(attempt -> attempt.ordinal())
        .containsExactly(2);
  }

  @Test
  void theLastAttemptUnknownEndsTheRecipient() {
    given(new CampaignExample().rule(new RuleExample().total(1)));

    lookOnceTheLeaseIsOver();

    assertThat(world.recipient(TO).end()).contains(new End(Disposition.EXHAUSTED, LEASE_END));
  }

  @Test
  void aRealOutcomeStillReplacesUnknown() {
    given(new CampaignExample());
    lookOnceTheLeaseIsOver();
    Recipient unknown = world.recipient(TO);

    RecordOutcome.Result result =
        world
            .worker()
            .recordOutcome()
            .run(
                unknown.attemptId(unknown.log().recent().getFirst()),
                Outcome.of(Disposition.COMPLETED, Examples.NOW));

    assertThat(result).isEqualTo(RecordOutcome.Result.RECORDED);
    assertThat(world.recipient(TO).end().map(End::disposition)).contains(Disposition.COMPLETED);
  }

  @Test
  void whatTheCarrierRefusedIsRejected() {
    given(new CampaignExample());
    world.carrier().remember(new Refused("barred"));

    lookOnceTheLeaseIsOver();

    assertThat(outcome()).contains(Disposition.REJECTED);
  }

  @Test
  void aCallThatStillRunsIsAskedAboutAgainInFiveMinutes() {
    given(new CampaignExample());

    assertAskedAgain(new InProgress("x"), LEASE_END.plusSeconds(300));
  }

  @Test
  void aCarrierThatCannotTellIsAskedAgainInFiveMinutes() {
    given(new CampaignExample());

    assertAskedAgain(new Ambiguous("timed out"), LEASE_END.plusSeconds(300));
  }

  @Test
  void aThrottlingCarrierIsAskedAgainWhenItSays() {
    given(new CampaignExample());

    assertAskedAgain(new Throttled(Duration.ofSeconds(20)), LEASE_END.plusSeconds(20));
  }

  private void assertAskedAgain(CarrierAnswer answer, Instant then) {
    world.carrier().remember(answer);

    lookOnceTheLeaseIsOver();

    assertThat(outcome()).isEmpty();
    assertThat(world.recipient(TO).place().lookAt()).isEqualTo(then);
    look();
    assertThat(world.carrier().lookups()).as("not sooner").hasSize(1);
    world.clock().set(then);
    look();
    assertThat(world.carrier().lookups()).hasSize(2);
  }

  @Test
  void aCarrierThatNeverTellsIsAskedForAnHour() {
    given(new CampaignExample());
    world.carrier().remember(new InProgress("x"));
    lookOnceTheLeaseIsOver();

    world.clock().set(LEASE_END.plus(Duration.ofHours(1)));
    look();
    assertThat(outcome()).isEmpty();

    world.pass(Duration.ofMinutes(5));
    look();
    assertThat(outcome()).contains(Disposition.UNKNOWN);
  }

  @Test
  void aCancelledCampaignStillHearsOfItsLiveAttempts() {
    given(new CampaignExample().status(CampaignStatus.CANCELLED));
    world.carrier().remember(new Completed(Outcome.of(Disposition.NO_ANSWER, Examples.NOW)));

    lookOnceTheLeaseIsOver();

    assertThat(outcome()).contains(Disposition.NO_ANSWER);
    assertThat(world.recipient(TO).end().map(End::disposition)).contains(Disposition.CANCELLED);
  }

  @Test
  void anEndNotedMeanwhileTakesEffect() {
    Recipient noted =
        Examples.started(Examples.recipient(TO), Examples.NOW)
            .ended(Disposition.SUPPRESSED, Examples.NOW);
    world.with(new CampaignExample().build(), Examples.NEW_YORK).with(noted);

    lookOnceTheLeaseIsOver();

    assertThat(world.recipient(TO).isFinished()).isTrue();
    assertThat(world.recipient(TO).end().map(End::disposition)).contains(Disposition.SUPPRESSED);
  }
}
