package dev.rollcall.core.publish;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.view.CampaignView;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Pauses a campaign whose attempts are rejected one after the other: a wrong credential or a
 * carrier that blocks the caller would otherwise use up everybody's attempts. Once somebody resumes
 * it, a single further rejection pauses it again, and a single attempt that ends otherwise lets it
 * run on.
 */
final class PauseRefused {
  private static final int TRIES_MAX = 20;

  private final Campaigns campaigns;
  private final Counts counts;
  private final InstantSource clock;

  PauseRefused(Campaigns campaigns, Counts counts, InstantSource clock) {
    this.campaigns = campaigns;
    this.counts = counts;
    this.clock = clock;
  }

  /** Pauses the campaign of these figures if the tenant's policy says so. */
  void ifTooMany(CampaignView view, Tally figures) {
    int max = view.tenant().policy().refusalsInRowMax();
    long inRow = figures.of(Tally.REFUSED_IN_ROW);
    if (max > 0 && inRow >= max) {
      // Before the pause, or what is folded after a resume would find the old run and pause again.
      counts.forgive(view.campaign().key(), max - 1L);
      pause(view, "The carrier rejected %d attempts in a row.".formatted(inRow));
    }
  }

  private void pause(CampaignView view, String because) {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Optional<Campaign> running =
          campaigns
              .find(view.campaign().key())
              .filter(campaign -> campaign.status() == CampaignStatus.RUNNING);
      if (running.isEmpty()) {
        return;
      }
      Campaign paused =
          running.get().paused(because, clock.instant().truncatedTo(ChronoUnit.MILLIS));
      if (campaigns.save(paused) instanceof Write.Done) {
        return;
      }
    }
    throw new IllegalStateException("no pause of " + view.campaign().key() + " ever won");
  }
}
