package dev.rollcall.core.intake;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tick.Tick;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Takes in a campaign whose request was found valid in full: writes it, then hands its contacts on.
 * A single chunk is imported at once; more go by the queue, and nobody waits for them.
 */
public final class AcceptCampaign {
  private static final int TRIES_MAX = 10;

  private final Campaigns campaigns;
  private final Imports imports;
  private final Wakes wakes;
  private final Chunks chunks;
  private final ImportChunk importChunk;
  private final InstantSource clock;

  /** Acceptance into these stores. */
  public AcceptCampaign(
      Campaigns campaigns,
      Imports imports,
      Wakes wakes,
      Chunks chunks,
      ImportChunk importChunk,
      InstantSource clock) {
    this.campaigns = campaigns;
    this.imports = imports;
    this.wakes = wakes;
    this.chunks = chunks;
    this.importChunk = importChunk;
    this.clock = clock;
  }

  /**
   * Accepts a campaign. The same campaign again goes on where an earlier try ended, even if its
   * import was given up meanwhile: only what is not in yet is handed on again.
   *
   * @param campaign in status importing, version 1
   * @param parts its contacts, ≥ 1 chunk, numbered from 1
   * @return the campaign as it is now
   * @throws IllegalStateException if its id is another campaign's, created at another time
   */
  public Campaign run(Campaign campaign, List<Chunk> parts) {
    Instant now = clock.instant();
    imports.begin(campaign.key(), parts.size(), now);
    // Before the campaign itself, so that no crash leaves one that nobody ever gives up; and no
    // later than it wakes anyway, since a retry may find it running.
    wakes.advance(campaign.key(), now.plus(Tick.IMPORT_STALLS_AFTER));
    if (written(campaign, now).status() == CampaignStatus.IMPORTING) {
      handOn(campaign.key(), parts);
    }
    return campaigns.find(campaign.key()).orElse(campaign);
  }

  /** Whether a campaign's import was given up, so that accepting it again goes on with it. */
  public boolean gaveUp(CampaignKey key) {
    return campaigns.find(key).filter(there -> there.isResumable(clock.instant())).isPresent();
  }

  private Campaign written(Campaign campaign, Instant now) {
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

  private void handOn(CampaignKey key, List<Chunk> parts) {
    Set<Integer> done = imports.find(key).map(progress -> progress.chunks().keySet()).orElseThrow();
    List<Chunk> missing = parts.stream().filter(part -> !done.contains(part.number())).toList();
    if (parts.size() == 1 || missing.isEmpty()) {
      // Should all be in, this only starts the campaign.
      importChunk.run(parts.getFirst());
    } else {
      chunks.send(missing);
    }
  }
}
