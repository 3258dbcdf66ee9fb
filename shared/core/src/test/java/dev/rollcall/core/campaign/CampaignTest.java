package dev.rollcall.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.request.Request;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignTest {
  private static final Instant NOW = Examples.NOW;
  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

  private static CampaignStatus status(String word) {
    return CampaignStatus.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** What each action makes of each status; a dash where it is refused. */
  @ParameterizedTest(name = "{0}: start {1}, pause {2}, resume {3}, cancel {4}")
  @CsvSource({
    "importing, -,       -,      -,       cancelled",
    "draft,     running, -,      -,       cancelled",
    "scheduled, running, paused, -,       cancelled",
    "running,   -,       paused, -,       cancelled",
    "paused,    -,       -,      running, cancelled",
    "completed, -,       -,      -,       -",
    "cancelled, -,       -,      -,       -",
    "failed,    -,       -,      -,       -",
  })
  void everyActionInEveryStatus(
      String from, String start, String pause, String resume, String cancel) {
    Campaign campaign = new CampaignExample().status(status(from)).build();

    assertAction(campaign, CampaignAction.START, start);
    assertAction(campaign, CampaignAction.PAUSE, pause);
    assertAction(campaign, CampaignAction.RESUME, resume);
    assertAction(campaign, CampaignAction.CANCEL, cancel);
    assertThat(campaign.status().isOver()).isEqualTo(cancel.equals("-"));
  }

  /** 2026-11-30 ends last at UTC-12, at noon of December 1 in Greenwich. */
  @ParameterizedTest
  @CsvSource({"2026-12-01T11:59:59Z, true", "2026-12-02T00:00:00Z, false"})
  void isNotStartedOnceItsLastDateIsOverEverywhere(Instant now, boolean allowed) {
    Schedule past =
        new Schedule(
            true, Optional.empty(), Optional.empty(), Optional.of(LocalDate.of(2026, 11, 30)));
    Campaign draft = new CampaignExample().status(CampaignStatus.DRAFT).schedule(past).build();
    Campaign paused = new CampaignExample().status(CampaignStatus.PAUSED).schedule(past).build();

    assertThat(draft.after(CampaignAction.START, now).isPresent()).isEqualTo(allowed);
    // Whoever is left of a paused one is to expire.
    assertThat(paused.after(CampaignAction.RESUME, now)).isPresent();
    assertThat(paused.after(CampaignAction.CANCEL, now)).isPresent();
  }

  private static void assertAction(Campaign campaign, CampaignAction action, String expected) {
    Optional<Campaign> after = campaign.after(action, TOMORROW);
    if (expected.equals("-")) {
      assertThat(after).isEmpty();
    } else {
      assertThat(after.orElseThrow().status()).isEqualTo(status(expected));
      assertThat(after.get().version()).isEqualTo(campaign.version() + 1);
      assertThat(after.get().updatedAt()).isEqualTo(TOMORROW);
    }
  }

  @Test
  void remembersWhenItFirstRan() {
    Campaign draft = new CampaignExample().status(CampaignStatus.DRAFT).build();
    Campaign started = draft.after(CampaignAction.START, NOW).orElseThrow();
    Campaign paused = started.after(CampaignAction.PAUSE, NOW.plusSeconds(60)).orElseThrow();
    Campaign resumed = paused.after(CampaignAction.RESUME, TOMORROW).orElseThrow();

    assertThat(draft.startedAt()).isEmpty();
    assertThat(started.startedAt()).contains(NOW);
    assertThat(paused.startedAt()).contains(NOW);
    assertThat(resumed.startedAt()).contains(NOW);
    assertThat(resumed.endedAt()).isEmpty();
  }

  @Test
  void remembersWhenItEnded() {
    Campaign campaign = new CampaignExample().build();

    assertThat(campaign.after(CampaignAction.CANCEL, TOMORROW).orElseThrow().endedAt())
        .contains(TOMORROW);
    assertThat(campaign.completed(TOMORROW).endedAt()).contains(TOMORROW);
    assertThat(campaign.failed(TOMORROW).endedAt()).contains(TOMORROW);
  }

  @Test
  void canBeGoneOnWithAfterItsImportWasGivenUpAsLongAsItsRequestIsKnown() {
    Campaign failed = new CampaignExample().build().failed(NOW.plusSeconds(900));
    Instant tooLate = NOW.plus(Campaign.RESUMABLE_FOR);

    assertThat(failed.isResumable(tooLate.minusMillis(1))).isTrue();
    assertThat(failed.isResumable(tooLate)).isFalse();
    assertThat(new CampaignExample().build().isResumable(NOW)).isFalse();
    assertThat(failed.importedAgain(TOMORROW).status()).isEqualTo(CampaignStatus.IMPORTING);
    assertThat(failed.importedAgain(TOMORROW).endedAt()).isEmpty();
    assertThat(Campaign.RESUMABLE_FOR).isGreaterThan(Request.KEPT_FOR.plus(Request.LEASE));
  }

  @Test
  void waitsForItsTimeOnceItsContactsAreIn() {
    Campaign importing =
        new CampaignExample()
            .status(CampaignStatus.IMPORTING)
            .schedule(Schedule.at(TOMORROW))
            .build();

    assertThat(importing.imported(NOW).status()).isEqualTo(CampaignStatus.SCHEDULED);
    assertThat(importing.imported(NOW).startedAt()).isEmpty();
    assertThat(importing.imported(TOMORROW.minusMillis(1)).status())
        .isEqualTo(CampaignStatus.SCHEDULED);
    assertThat(importing.imported(TOMORROW).status()).isEqualTo(CampaignStatus.RUNNING);
    assertThat(importing.imported(TOMORROW).startedAt()).contains(TOMORROW);
  }

  @Test
  void startsAtOnceWithoutATimeAndStaysADraftWithoutAutoStart() {
    CampaignExample importing = new CampaignExample().status(CampaignStatus.IMPORTING);
    Schedule byHand = new Schedule(false, Optional.empty(), Optional.empty(), Optional.empty());

    assertThat(importing.build().imported(NOW).status()).isEqualTo(CampaignStatus.RUNNING);
    assertThat(importing.schedule(byHand).build().imported(NOW).status())
        .isEqualTo(CampaignStatus.DRAFT);
  }

  @Test
  void resumedBeforeItsTimeWaitsAgain() {
    Campaign paused =
        new CampaignExample()
            .status(CampaignStatus.SCHEDULED)
            .schedule(Schedule.at(TOMORROW))
            .build()
            .after(CampaignAction.PAUSE, NOW)
            .orElseThrow();

    assertThat(paused.after(CampaignAction.RESUME, NOW).orElseThrow().status())
        .isEqualTo(CampaignStatus.SCHEDULED);
    assertThat(paused.after(CampaignAction.RESUME, TOMORROW).orElseThrow().status())
        .isEqualTo(CampaignStatus.RUNNING);
  }

  @Test
  void startedByHandDoesNotWaitForItsTime() {
    Campaign scheduled =
        new CampaignExample()
            .status(CampaignStatus.SCHEDULED)
            .schedule(Schedule.at(TOMORROW))
            .build();

    assertThat(scheduled.after(CampaignAction.START, NOW).orElseThrow().status())
        .isEqualTo(CampaignStatus.RUNNING);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 21})
  void refusesConcurrencyThatItsSlotsCouldNotHold(int slots) {
    assertThatThrownBy(() -> new CampaignExample().concurrency(slots).build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void needsAShard() {
    assertThatThrownBy(() -> new CampaignExample().shards(0).build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isCappedByAnyConcurrency() {
    assertThat(new CampaignExample().concurrency(0).build().isCapped()).isFalse();
    assertThat(new CampaignExample().concurrency(1).build().isCapped()).isTrue();
    assertThat(new CampaignExample().concurrency(20).build().isCapped()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(CampaignStatus.class)
  void spellsItsStatusInLowerCase(CampaignStatus any) {
    assertThat(status(any.word())).isEqualTo(any);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a#b", "a b", "é", "a/b"})
  void isNeverNamedLikeTwoPartsOfAKey(String id) {
    assertThat(CampaignId.isValid(id)).isFalse();
    assertThatThrownBy(() -> new CampaignId(id)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isNamedByUpTo64Characters() {
    assertThat(CampaignId.isValid("3c90c3cc-0d44-4b50-8888-8dd25736052a")).isTrue();
    assertThat(CampaignId.isValid("x".repeat(64))).isTrue();
    assertThat(CampaignId.isValid("x".repeat(65))).isFalse();
  }
}
