package dev.rollcall.core.manage;

import static dev.rollcall.core.campaign.CampaignAction.CANCEL;
import static dev.rollcall.core.campaign.CampaignAction.PAUSE;
import static dev.rollcall.core.campaign.CampaignAction.RESUME;
import static dev.rollcall.core.campaign.CampaignAction.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.campaign.Wake;
import dev.rollcall.core.manage.ActOnCampaign.Result;
import dev.rollcall.core.memory.MemoryCampaigns;
import dev.rollcall.core.memory.MemoryWakes;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActOnCampaignTest {
  private static final Instant NOW = Examples.NOW;
  private static final Instant LATER = NOW.plusSeconds(3600);

  private final MemoryCampaigns campaigns = new MemoryCampaigns();
  private final MemoryWakes wakes = new MemoryWakes();
  private final List<Duration> waited = new ArrayList<>();
  private final ActOnCampaign actOnCampaign = over(campaigns);

  private ActOnCampaign over(Campaigns stored) {
    return new ActOnCampaign(stored, wakes, waited::add, () -> NOW);
  }

  private void stored(CampaignExample campaign) {
    campaigns.save(campaign.build());
  }

  private Result ask(CampaignAction action) {
    return actOnCampaign.run(Examples.CAMPAIGN, action);
  }

  private CampaignStatus status() {
    return campaigns.find(Examples.CAMPAIGN).orElseThrow().status();
  }

  private Optional<Instant> wake() {
    return wakes.due(Instant.MAX, 1).stream().map(Wake::at).findFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "IMPORTING, CANCEL, CANCELLED",
    "DRAFT,     START,  RUNNING",
    "DRAFT,     CANCEL, CANCELLED",
    "SCHEDULED, START,  RUNNING",
    "SCHEDULED, PAUSE,  PAUSED",
    "SCHEDULED, CANCEL, CANCELLED",
    "RUNNING,   PAUSE,  PAUSED",
    "RUNNING,   CANCEL, CANCELLED",
    "PAUSED,    RESUME, RUNNING",
    "PAUSED,    CANCEL, CANCELLED"
  })
  void doesWhatTheStatusAllows(CampaignStatus from, CampaignAction action, CampaignStatus to) {
    stored(new CampaignExample().status(from));

    assertThat(ask(action)).isInstanceOf(Result.Done.class);
    assertThat(status()).isEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource({
    "IMPORTING, START",
    "IMPORTING, PAUSE",
    "IMPORTING, RESUME",
    "DRAFT,     PAUSE",
    "DRAFT,     RESUME",
    "SCHEDULED, RESUME",
    "RUNNING,   START",
    "RUNNING,   RESUME",
    "PAUSED,    START",
    "PAUSED,    PAUSE",
    "COMPLETED, START",
    "COMPLETED, PAUSE",
    "COMPLETED, RESUME",
    "COMPLETED, CANCEL",
    "CANCELLED, RESUME",
    "CANCELLED, CANCEL",
    "FAILED,    START",
    "FAILED,    CANCEL"
  })
  void doesNothingElse(CampaignStatus from, CampaignAction action) {
    stored(new CampaignExample().status(from));

    assertThat(ask(action))
        .isInstanceOfSatisfying(
            Result.NotAllowed.class, no -> assertThat(no.campaign().status()).isEqualTo(from));
    assertThat(status()).isEqualTo(from);
    assertThat(waited).isEmpty();
    assertThat(wake()).isEmpty();
  }

  @Test
  void knowsWhatIsNotThere() {
    assertThat(ask(PAUSE)).isEqualTo(new Result.Unknown());
  }

  @Test
  void saysItIsPausedOrCancelledOnlyWhenNoWorkerCanStillThinkOtherwise() {
    stored(new CampaignExample());
    List<CampaignStatus> whileWaiting = new ArrayList<>();
    ActOnCampaign watched =
        new ActOnCampaign(
            campaigns,
            wakes,
            duration -> {
              assertThat(duration).isEqualTo(Duration.ofSeconds(2));
              whileWaiting.add(status());
            },
            () -> NOW);

    watched.run(Examples.CAMPAIGN, PAUSE);
    watched.run(Examples.CAMPAIGN, RESUME);
    watched.run(Examples.CAMPAIGN, CANCEL);
    assertThat(whileWaiting).containsExactly(CampaignStatus.PAUSED, CampaignStatus.CANCELLED);
  }

  @Test
  void wakesWhatHasWorkAgain() {
    stored(new CampaignExample().status(CampaignStatus.PAUSED));

    ask(RESUME);
    assertThat(wake()).contains(NOW);
  }

  @Test
  void wakesAResumedCampaignAtItsOwnTimeButAStartedOneNow() {
    stored(new CampaignExample().status(CampaignStatus.PAUSED).schedule(Schedule.at(LATER)));

    ask(RESUME);
    assertThat(status()).isEqualTo(CampaignStatus.SCHEDULED);
    assertThat(wake()).contains(LATER);
    ask(START);
    assertThat(status()).isEqualTo(CampaignStatus.RUNNING);
    assertThat(wake()).contains(NOW);
  }

  @Test
  void leavesAPausedCampaignAsleep() {
    stored(new CampaignExample());

    ask(PAUSE);
    assertThat(wake()).isEmpty();
  }

  @Test
  void decidesAnewWhenSomebodyElseWasSooner() {
    stored(new CampaignExample());
    List<Campaign> others = new ArrayList<>();
    ActOnCampaign racing =
        over(
            new Interfering(
                campaigns,
                wanted -> {
                  if (others.isEmpty()) {
                    others.add(wanted);
                    campaigns.save(
                        campaigns.find(Examples.CAMPAIGN).orElseThrow().completed(LATER));
                  }
                  return wanted;
                }));

    assertThat(racing.run(Examples.CAMPAIGN, PAUSE)).isInstanceOf(Result.NotAllowed.class);
    assertThat(status()).isEqualTo(CampaignStatus.COMPLETED);
  }

  @Test
  void recognisesItsOwnWriteWhoseAnswerWasLost() {
    stored(new CampaignExample());
    ActOnCampaign twice =
        over(
            new Interfering(
                campaigns,
                wanted -> {
                  campaigns.save(wanted);
                  return wanted;
                }));

    assertThat(twice.run(Examples.CAMPAIGN, PAUSE)).isInstanceOf(Result.Done.class);
    assertThat(waited).hasSize(1);
  }

  /** Campaigns of which something happens just before each write. */
  private record Interfering(Campaigns behind, UnaryOperator<Campaign> before)
      implements Campaigns {
    @Override
    public Optional<Campaign> find(CampaignKey key) {
      return behind.find(key);
    }

    @Override
    public Write<Campaign> save(Campaign campaign) {
      return behind.save(before.apply(campaign));
    }

    @Override
    public Page<Campaign> recent(TenantId tenant, Optional<String> after, int limit) {
      return behind.recent(tenant, after, limit);
    }
  }
}
