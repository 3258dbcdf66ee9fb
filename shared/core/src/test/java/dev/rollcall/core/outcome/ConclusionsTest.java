package dev.rollcall.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.eligibility.Eligibilities;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.view.CampaignView;
import dev.rollcall.core.zone.IanaZones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConclusionsTest {
  private static final Instant STARTED = Examples.NOW;
  private static final Instant ENDED = STARTED.plusSeconds(90);
  private static final Instant TWO_HOURS_LATER = STARTED.plus(Duration.ofHours(2));
  private static final Instant TOMORROW_AT_NINE = Instant.parse("2026-11-19T14:00:00Z");

  private final Conclusions conclusions = new Conclusions(new Eligibilities(IanaZones.shipped()));
  private final Recipient recipient = Examples.recipient(Examples.number(1));
  private final Recipient calling = Examples.started(recipient, STARTED);

  private static CampaignView campaign(RuleExample rule) {
    return Examples.view(new CampaignExample().rule(rule).build(), Examples.NEW_YORK);
  }

  private static CampaignView campaign() {
    return campaign(new RuleExample());
  }

  private Recipient conclude(CampaignView view, Recipient before, Disposition disposition) {
    return conclude(view, before, disposition, ENDED);
  }

  private Recipient conclude(
      CampaignView view, Recipient before, Disposition disposition, Instant retryAt) {
    return conclusions.after(
        view,
        before,
        before.log().recent().getLast(),
        Outcome.of(disposition, ENDED),
        ENDED,
        retryAt);
  }

  private static Optional<Disposition> end(Recipient after) {
    return after.end().map(End::disposition);
  }

  @ParameterizedTest
  @EnumSource(
      value = Disposition.class,
      names = {"COMPLETED", "SENT", "DELIVERED", "INVALID_NUMBER", "OPTED_OUT"})
  void endsWhoeverWasReachedOrNeverCanBe(Disposition disposition) {
    Recipient after = conclude(campaign(), calling, disposition);

    assertThat(after.isFinished()).isTrue();
    assertThat(after.end()).contains(new End(disposition, ENDED));
  }

  @ParameterizedTest
  @EnumSource(
      value = Disposition.class,
      names = {"NO_ANSWER", "BUSY", "VOICEMAIL", "FAILED", "REJECTED", "UNDELIVERED", "UNKNOWN"})
  void filesWhoeverWasNotReachedForTheEndOfTheRetryGap(Disposition disposition) {
    Recipient after = conclude(campaign(), calling, disposition);

    assertThat(after.end()).isEmpty();
    assertThat(after.place().lookAt()).isEqualTo(TWO_HOURS_LATER);
  }

  @Test
  void filesForTheNextOpeningIfTheGapEndsAtNight() {
    Recipient after =
        conclude(campaign(new RuleExample().gap(Duration.ofHours(9))), calling, Disposition.BUSY);

    assertThat(after.place().lookAt()).isEqualTo(TOMORROW_AT_NINE);
  }

  @Test
  void filesForTomorrowOnceTheDayIsUsedUp() {
    Recipient after = conclude(campaign(new RuleExample().perDay(1)), calling, Disposition.BUSY);

    assertThat(after.place().lookAt()).isEqualTo(TOMORROW_AT_NINE);
  }

  @Test
  void endsWhoeverHadEveryAttempt() {
    Recipient after =
        conclude(campaign(new RuleExample().total(1)), calling, Disposition.NO_ANSWER);

    assertThat(end(after)).contains(Disposition.EXHAUSTED);
  }

  @Test
  void usesUpNothingForWhatWasNotPlaced() {
    Recipient after =
        conclude(campaign(new RuleExample().total(1)), calling, Disposition.NOT_PLACED);

    assertThat(after.end()).isEmpty();
    assertThat(after.log().counted()).isZero();
    assertThat(after.place().lookAt()).isEqualTo(ENDED);
  }

  @Test
  void leavesAThrottlingCarrierAloneForAsLongAsItAsks() {
    Instant retryAfter = ENDED.plusSeconds(45);

    assertThat(conclude(campaign(), calling, Disposition.NOT_PLACED, retryAfter).place().lookAt())
        .isEqualTo(retryAfter);
  }

  @Test
  void waitsForTheRuleEvenIfTheCarrierWouldTakeItSooner() {
    Recipient after = conclude(campaign(), calling, Disposition.BUSY, ENDED.plusSeconds(45));

    assertThat(after.place().lookAt()).isEqualTo(TWO_HOURS_LATER);
  }

  @Test
  void leavesThePlaceOfAPausedCampaignsRecipientAsItWas() {
    CampaignView paused =
        Examples.view(
            new CampaignExample().status(CampaignStatus.PAUSED).build(), Examples.NEW_YORK);
    Recipient after = conclude(paused, calling, Disposition.BUSY);

    assertThat(after.end()).isEmpty();
    assertThat(after.place()).isEqualTo(calling.place());
  }

  @Test
  void endsWhoeverWasNotReachedBeforeACancel() {
    CampaignView cancelled =
        Examples.view(
            new CampaignExample().status(CampaignStatus.CANCELLED).build(), Examples.NEW_YORK);

    assertThat(end(conclude(cancelled, calling, Disposition.BUSY))).contains(Disposition.CANCELLED);
    assertThat(end(conclude(cancelled, calling, Disposition.COMPLETED)))
        .contains(Disposition.COMPLETED);
  }

  @Test
  void endsWhoeverCouldOnlyBeTriedAfterTheLastDate() {
    Schedule today =
        new Schedule(
            true, Optional.empty(), Optional.empty(), Optional.of(LocalDate.of(2026, 11, 18)));
    CampaignView view =
        Examples.view(
            new CampaignExample().rule(new RuleExample().perDay(1)).schedule(today).build(),
            Examples.NEW_YORK);

    assertThat(end(conclude(view, calling, Disposition.BUSY))).contains(Disposition.EXPIRED);
  }

  /** The end that was noted while somebody was called, and what the call's outcome makes of it. */
  @ParameterizedTest(name = "{0} noted, {1} heard: {2}")
  @CsvSource({
    "CANCELLED,  BUSY,           CANCELLED",
    "CANCELLED,  NOT_PLACED,     CANCELLED",
    "CANCELLED,  UNKNOWN,        CANCELLED",
    "CANCELLED,  COMPLETED,      COMPLETED",
    "CANCELLED,  INVALID_NUMBER, INVALID_NUMBER",
    "SUPPRESSED, NO_ANSWER,      SUPPRESSED",
    "SUPPRESSED, OPTED_OUT,      OPTED_OUT",
    "EXPIRED,    COMPLETED,      COMPLETED",
    "OPTED_OUT,  NO_ANSWER,      OPTED_OUT",
    "OPTED_OUT,  COMPLETED,      OPTED_OUT",
  })
  void anEndThatWasNotedTakesEffectWithTheOutcome(
      Disposition noted, Disposition heard, Disposition expected) {
    Recipient after = conclude(campaign(), calling.ended(noted, STARTED), heard);

    assertThat(after.isFinished()).isTrue();
    assertThat(end(after)).contains(expected);
  }

  @Test
  void correctsAnEndWhenTheRealOutcomeComesLate() {
    CampaignView view = campaign(new RuleExample().total(1));
    Recipient exhausted = conclude(view, calling, Disposition.UNKNOWN);
    assertThat(end(exhausted)).contains(Disposition.EXHAUSTED);

    assertThat(end(conclude(view, exhausted, Disposition.COMPLETED)))
        .contains(Disposition.COMPLETED);
    assertThat(end(conclude(view, exhausted, Disposition.BUSY))).contains(Disposition.EXHAUSTED);
  }

  @Test
  void leavesALiveAttemptAloneWhenAnOlderOneTurnsOutToHaveFailed() {
    Recipient unknown = Examples.attempted(recipient, STARTED, Disposition.UNKNOWN);
    Recipient again = Examples.started(unknown, TWO_HOURS_LATER);
    Recipient after =
        conclusions.after(
            campaign(),
            again,
            again.log().attempt(1).orElseThrow(),
            Outcome.of(Disposition.BUSY, ENDED),
            TWO_HOURS_LATER,
            TWO_HOURS_LATER);

    assertThat(after.place()).isEqualTo(again.place());
    assertThat(after.log().live()).isPresent();
    assertThat(after.end()).isEmpty();
  }

  @Test
  void endsWithTheLiveAttemptWhenAnOlderOneTurnsOutToHaveReachedSomebody() {
    Recipient unknown = Examples.attempted(recipient, STARTED, Disposition.UNKNOWN);
    Recipient again = Examples.started(unknown, TWO_HOURS_LATER);
    Recipient noted =
        conclusions.after(
            campaign(),
            again,
            again.log().attempt(1).orElseThrow(),
            Outcome.of(Disposition.COMPLETED, ENDED),
            TWO_HOURS_LATER,
            TWO_HOURS_LATER);

    assertThat(noted.isFinished()).isFalse();
    Recipient after = conclude(campaign(), noted, Disposition.BUSY);
    assertThat(after.isFinished()).isTrue();
    assertThat(end(after)).contains(Disposition.COMPLETED);
  }

  @Test
  void escalatesOnceAfterSoManyFailuresInARow() {
    CampaignView view = campaign(new RuleExample().escalation(2, "notify_manager"));
    Recipient once = conclude(view, calling, Disposition.BUSY);
    Recipient twice =
        conclude(view, Examples.started(once, TWO_HOURS_LATER), Disposition.NO_ANSWER);

    assertThat(once.log().escalated()).isFalse();
    assertThat(twice.log().escalated()).isTrue();
    assertThat(twice.end()).isEmpty();
  }

  @Test
  void doesNotEscalateForWhatWasNotPlaced() {
    CampaignView view = campaign(new RuleExample().escalation(1, "notify_manager"));

    assertThat(conclude(view, calling, Disposition.NOT_PLACED).log().escalated()).isFalse();
  }

  @Test
  void endsTheContactIfTheRuleMarksItFailed() {
    Recipient after =
        conclude(
            campaign(new RuleExample().escalation(1, "mark_failed")), calling, Disposition.BUSY);

    assertThat(after.log().escalated()).isTrue();
    assertThat(end(after)).contains(Disposition.FAILED);
  }

  @Test
  void looksAfterAStartWhenItsRetryWouldBeDue() {
    assertThat(lookAfterStart(new RuleExample())).isEqualTo(TWO_HOURS_LATER);
    assertThat(lookAfterStart(new RuleExample().perDay(1))).isEqualTo(TOMORROW_AT_NINE);
  }

  @Test
  void looksAfterAStartNoSoonerThanTheLeaseEnds() {
    Instant lease = calling.log().live().orElseThrow().leaseUntil();

    assertThat(lookAfterStart(new RuleExample().gap(Duration.ofMinutes(1)))).isEqualTo(lease);
    assertThat(lookAfterStart(new RuleExample().total(1))).isEqualTo(lease);
  }

  private Instant lookAfterStart(RuleExample rule) {
    Attempt attempt = calling.log().live().orElseThrow();
    return conclusions.lookAfterStart(campaign(rule), recipient, attempt);
  }

  /** Which outcomes an attempt still takes, by the one it has. */
  @ParameterizedTest(name = "{0}, then {1}: {2}")
  @CsvSource({
    ",          BUSY,       true",
    ",          UNKNOWN,    true",
    ",          NOT_PLACED, true",
    "BUSY,      BUSY,       false",
    "BUSY,      COMPLETED,  false",
    "BUSY,      UNKNOWN,    false",
    "COMPLETED, OPTED_OUT,  false",
    "NOT_PLACED, COMPLETED, false",
    "UNKNOWN,   COMPLETED,  true",
    "UNKNOWN,   BUSY,       true",
    "UNKNOWN,   UNKNOWN,    false",
    "UNKNOWN,   NOT_PLACED, false",
  })
  void statesOnlyMoveForward(Disposition known, Disposition heard, boolean taken) {
    Recipient row = known == null ? calling : Examples.attempted(recipient, STARTED, known);

    assertThat(Conclusions.open(row, 1, Outcome.of(heard, ENDED)).isPresent()).isEqualTo(taken);
    assertThat(Conclusions.open(row, 2, Outcome.of(heard, ENDED))).isEmpty();
  }
}
