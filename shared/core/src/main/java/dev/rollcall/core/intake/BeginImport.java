package dev.rollcall.core.intake;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tick.Tick;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Writes a campaign whose contacts are about to come in; once, however often it is asked to. One
 * whose import was given up meanwhile is gone on with.
 */
record BeginImport(Campaigns campaigns, Imports imports, Wakes wakes, InstantSource clock) {
  private static final int TRIES_MAX = 10;

  /**
   * Begins an import, or goes on with it.
   *
   * @param campaign in status importing, version 1
   * @param parts in how many parts its contacts come, ≥ 1
   * @return the campaign as it is now
   * @throws IllegalStateException if its id is another campaign's, created at another time
   */
  Campaign run(Campaign campaign, int parts) {
    Instant now = clock.instant();
    imports.begin(campaign.key(), parts, now);
    // Before the campaign itself, so that no crash leaves one that nobody ever gives up; and no
    // later than it wakes anyway, since a retry may find it running.
    wakes.advance(campaign.key(), now.plus(Tick.IMPORT_STALLS_AFTER));
    Campaign wanted = campaign;
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      if (!(campaigns.save(wanted) instanceof Write.Lost<Campaign> lost)) {
        return wanted;
      }
      Campaign there = lost.current().orElseThrow();
      if (!there.createdAt().equals(campaign.createdAt())) {
        throw new IllegalStateException("campaign id " + campaign.key().id() + " is taken");
      }
      if (!there.isResumable(now)) {
        return there;
      }
      // First, or the next tick would give it up again at once.
      imports.touch(campaign.key(), now);
      wanted = there.importedAgain(now);
    }
    throw new IllegalStateException("no write of " + campaign.key() + " ever won");
  }

  /** Whether a campaign's import was given up, so that accepting it again goes on with it. */
  boolean isGivenUp(CampaignKey key) {
    return campaigns.find(key).filter(there -> there.isResumable(clock.instant())).isPresent();
  }
}
