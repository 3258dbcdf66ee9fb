package dev.rollcall.core.intake;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.store.Write;
import java.time.Instant;
import java.time.InstantSource;

/** Starts a campaign once all its contacts are in, however often it is asked to. */
final class FinishImport {
  private static final int TRIES_MAX = 10;

  private final Campaigns campaigns;
  private final Wakes wakes;
  private final InstantSource clock;

  FinishImport(Campaigns campaigns, Wakes wakes, InstantSource clock) {
    this.campaigns = campaigns;
    this.wakes = wakes;
    this.clock = clock;
  }

  void run(Import progress) {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Campaign campaign = campaigns.find(progress.key()).orElseThrow();
      if (campaign.status().isOver()) {
        endLatecomers(progress.key());
        return;
      }
      if (!progress.isDone() || campaign.status() != CampaignStatus.IMPORTING) {
        return;
      }
      Instant now = clock.instant();
      Campaign imported = campaign.imported(now).counting(progress.created());
      Instant begins = imported.schedule().at().filter(now::isBefore).orElse(now);
      if (campaigns.save(imported) instanceof Write.Done) {
        wakes.rouse(progress.key(), begins);
        return;
      }
    }
    throw new IllegalStateException("no write of " + progress.key() + " ever won");
  }

  /** Somebody may have come in after the tick had ended everybody of a campaign that is over. */
  void endLatecomers(CampaignKey key) {
    wakes.rouse(key, clock.instant());
  }
}
