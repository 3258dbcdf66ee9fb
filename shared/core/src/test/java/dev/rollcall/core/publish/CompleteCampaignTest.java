package dev.rollcall.core.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.World;
import dev.rollcall.core.time.Calendar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CompleteCampaignTest {
  private static final Calendar LONDON = Calendar.of("Europe/London");

  private final World world = new World();

  private void given(CampaignExample campaign) {
    world.with(campaign.build(), Examples.NEW_YORK, LONDON);
  }

  private void proveByRows() {
    world.worker().completeCampaign().ifRowsProveIt(Examples.CAMPAIGN);
  }

  private CampaignStatus status() {
    return world.campaign(Examples.CAMPAIGN).status();
  }

  /** One of each end, by turns in either calendar and shard. */
  private void withOneOfEachEnd() {
    int i = 0;
    for (Disposition end : Disposition.values()) {
      Address to = Examples.number(i);
      Calendar calendar = i % 2 == 0 ? LONDON : Examples.NEW_YORK;
      Recipient row = Examples.recipient(Examples.CAMPAIGN, to, calendar);
      world.with(row.ended(end, Examples.NOW));
      i++;
    }
  }

  @Test
  void countsTheRowsWhereAChangeWasNeverFolded() {
    given(new CampaignExample());
    withOneOfEachEnd();
    world.imported(Examples.CAMPAIGN);

    proveByRows();

    assertThat(status()).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(world.campaign(Examples.CAMPAIGN).endedAt()).contains(Examples.NOW);
  }

  @Test
  void countsEveryPageOfTheAgenda() {
    given(new CampaignExample());
    Examples.numbers(2_500)
        .forEach(
            to -> world.with(Examples.recipient(to).ended(Disposition.COMPLETED, Examples.NOW)));
    world.imported(Examples.CAMPAIGN);

    proveByRows();

    assertThat(status()).isEqualTo(CampaignStatus.COMPLETED);
  }

  @Test
  void doesNotCompleteWhileOneIsUnfinished() {
    given(new CampaignExample());
    withOneOfEachEnd();
    world.with(Examples.recipient(Examples.number(99)));
    world.imported(Examples.CAMPAIGN);

    proveByRows();

    assertThat(status()).isEqualTo(CampaignStatus.RUNNING);
  }

  @Test
  void doesNotCompleteWhileAnEndIsOnlyNoted() {
    given(new CampaignExample());
    Recipient calling = Examples.started(Examples.recipient(Examples.number(1)), Examples.NOW);
    world.with(calling.ended(Disposition.CANCELLED, Examples.NOW));
    world.imported(Examples.CAMPAIGN);

    proveByRows();

    assertThat(status()).isEqualTo(CampaignStatus.RUNNING);
  }

  @Test
  void doesNotCompleteBeforeTheImportIsDone() {
    given(new CampaignExample());
    withOneOfEachEnd();

    proveByRows();

    assertThat(status()).isEqualTo(CampaignStatus.RUNNING);
  }

  @Test
  void believesTheFoldedFiguresWithoutCountingRows() {
    given(new CampaignExample());
    withOneOfEachEnd();
    world.imported(Examples.CAMPAIGN);
    Tally all = new Tally(Map.of(Tally.ENDED, (long) Disposition.values().length));
    world
        .counts()
        .fold(Examples.CAMPAIGN, World.SHARD, List.of(new Counts.Change("1", all)), Examples.NOW);

    proveByRows();

    assertThat(status()).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(world.calls().names("agenda.")).isEmpty();
  }

  @Test
  void completesAPausedCampaignWhoseLastCallEnded() {
    given(new CampaignExample().status(CampaignStatus.PAUSED));
    world.imported(Examples.CAMPAIGN);

    proveByRows();

    assertThat(status()).isEqualTo(CampaignStatus.COMPLETED);
  }

  @Test
  void leavesACancelledCampaignCancelled() {
    given(new CampaignExample().status(CampaignStatus.CANCELLED));
    world.imported(Examples.CAMPAIGN);

    proveByRows();

    assertThat(status()).isEqualTo(CampaignStatus.CANCELLED);
  }

  @Test
  void losesNoRaceAgainstAPause() {
    given(new CampaignExample());
    world.imported(Examples.CAMPAIGN);
    AtomicBoolean done = new AtomicBoolean();
    world
        .calls()
        .meddle(
            call -> {
              if (call.name().equals("campaigns.save") && done.compareAndSet(false, true)) {
                world
                    .campaigns()
                    .save(
                        world
                            .campaign(Examples.CAMPAIGN)
                            .after(CampaignAction.PAUSE, Examples.NOW)
                            .orElseThrow());
              }
              return call.proceed();
            });
    world.pass(Duration.ofSeconds(1));

    proveByRows();

    assertThat(status()).isEqualTo(CampaignStatus.COMPLETED);
  }
}
