package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.CAMPAIGN;
import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Wake;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Wakes} promises. */
public abstract class WakesContract {
  private static final Instant LATER = NOW.plus(Duration.ofMinutes(10));
  private static final CampaignKey OTHER = new CampaignKey(TENANT, new CampaignId("c2"));

  /** An empty store, the same throughout a test. */
  protected abstract Wakes wakes();

  /** Returns once {@link Wakes#due} shows all that was written; an index may lag. */
  protected void settle() {}

  @Test
  void namesACampaignFromItsInstantOn() {
    rouse(CAMPAIGN, NOW);

    assertThat(due(NOW.minusSeconds(1))).isEmpty();
    assertThat(due(NOW)).containsExactly(CAMPAIGN);
    assertThat(due(LATER)).containsExactly(CAMPAIGN);
  }

  @Test
  void namesTheLongestDueFirstAndNoMoreThanAskedFor() {
    CampaignKey elsewhere = new CampaignKey(new TenantId("acme2"), CAMPAIGN.id());
    rouse(CAMPAIGN, NOW.minusSeconds(1));
    rouse(OTHER, NOW.minusSeconds(3));
    rouse(elsewhere, NOW.minusSeconds(2));

    assertThat(due(NOW)).containsExactly(OTHER, elsewhere, CAMPAIGN);
    assertThat(wakes().due(NOW, 2)).extracting(Wake::key).containsExactly(OTHER, elsewhere);
  }

  @Test
  void namesSomebodyRousedWithinTheRunningSecondAtOnce() {
    rouse(CAMPAIGN, NOW.plusMillis(700));

    assertThat(due(NOW.plusMillis(700))).containsExactly(CAMPAIGN);
  }

  @Test
  void rousesAnewWithAGreaterSequence() {
    rouse(CAMPAIGN, NOW);
    Wake first = wake();

    rouse(CAMPAIGN, NOW);

    assertThat(wake().seq()).isGreaterThan(first.seq());
  }

  @Test
  void movesToALaterInstantWhenRousedForLater() {
    rouse(CAMPAIGN, NOW);
    rouse(CAMPAIGN, LATER);

    assertThat(due(NOW)).isEmpty();
    assertThat(due(LATER)).containsExactly(CAMPAIGN);
  }

  @Test
  void sleepsAfterATickFoundNothingToDo() {
    rouse(CAMPAIGN, NOW);

    wakes().defer(wake(), LATER);
    settle();

    assertThat(due(LATER.minusSeconds(1))).isEmpty();
    assertThat(due(LATER)).containsExactly(CAMPAIGN);
  }

  @Test
  void staysAwakeIfSomebodyMadeWorkWhileTheTickLooked() {
    rouse(CAMPAIGN, NOW);
    Wake read = wake();
    rouse(CAMPAIGN, NOW);

    wakes().defer(read, LATER);
    wakes().retire(read);
    settle();

    assertThat(due(NOW)).containsExactly(CAMPAIGN);
  }

  @Test
  void letsTwoTicksDeferOneAfterTheOther() {
    rouse(CAMPAIGN, NOW);
    Wake read = wake();

    wakes().defer(read, LATER.plusSeconds(60));
    wakes().defer(read, LATER);
    settle();

    assertThat(due(LATER)).containsExactly(CAMPAIGN);
  }

  @Test
  void sleepsForEverWhenDeferredForEver() {
    rouse(CAMPAIGN, NOW);

    wakes().defer(wake(), Instant.MAX);
    settle();

    assertThat(due(NOW.plus(Duration.ofDays(36_500)))).isEmpty();
  }

  @Test
  void needsNoMoreLooksOnceRetired() {
    rouse(CAMPAIGN, NOW);

    wakes().retire(wake());
    settle();

    assertThat(due(LATER)).isEmpty();
  }

  @Test
  void comesBackFromRetirementWhenRousedAndRemembersItsSequence() {
    rouse(CAMPAIGN, NOW);
    Wake read = wake();
    wakes().retire(read);
    rouse(CAMPAIGN, NOW);

    wakes().retire(read);
    settle();

    assertThat(due(NOW)).containsExactly(CAMPAIGN);
  }

  @Test
  void advancesToASoonerInstantAndTellsTheTick() {
    rouse(CAMPAIGN, LATER);
    Wake read = wakes().due(LATER, 1).getFirst();

    advance(CAMPAIGN, NOW);
    wakes().defer(read, LATER);
    settle();

    assertThat(due(NOW)).containsExactly(CAMPAIGN);
  }

  @Test
  void keepsItsInstantWhenAdvancedToALaterOne() {
    rouse(CAMPAIGN, NOW);

    advance(CAMPAIGN, LATER);
    advance(CAMPAIGN, NOW);

    assertThat(wakes().due(LATER, 10)).extracting(Wake::at).containsExactly(NOW);
  }

  @Test
  void cannotBePutOffByATickThatReadBeforeItWasAdvancedToALaterInstant() {
    rouse(CAMPAIGN, NOW);
    Wake read = wake();

    advance(CAMPAIGN, NOW.plusSeconds(180));
    wakes().defer(read, NOW.plusSeconds(600));
    settle();

    assertThat(due(NOW)).containsExactly(CAMPAIGN);
  }

  @Test
  void advancesACampaignThatWasNeverRousedOrIsRetired() {
    advance(CAMPAIGN, NOW);
    assertThat(due(NOW)).containsExactly(CAMPAIGN);

    wakes().retire(wake());
    advance(CAMPAIGN, NOW);

    assertThat(due(NOW)).containsExactly(CAMPAIGN);
  }

  @Test
  void defersAndRetiresNothingThatIsNotThere() {
    wakes().defer(new Wake(CAMPAIGN, NOW, 1), NOW);
    wakes().retire(new Wake(CAMPAIGN, NOW, 1));
    settle();

    assertThat(due(LATER)).isEmpty();
  }

  private List<CampaignKey> due(Instant now) {
    return wakes().due(now, 10).stream().map(Wake::key).toList();
  }

  private Wake wake() {
    return wakes().due(NOW, 10).getFirst();
  }

  private void rouse(CampaignKey key, Instant at) {
    wakes().rouse(key, at);
    settle();
  }

  private void advance(CampaignKey key, Instant at) {
    wakes().advance(key, at);
    settle();
  }
}
