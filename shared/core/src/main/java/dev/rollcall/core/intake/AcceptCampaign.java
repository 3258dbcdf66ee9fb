package dev.rollcall.core.intake;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tick.Tick;
import java.time.Instant;
import java.util.List;

/**
 * Takes in a campaign whose request was found valid in full: writes it, then hands its contacts on.
 * A single chunk is imported at once; more go by the queue, and nobody waits for them.
 */
public final class AcceptCampaign {
  private final Campaigns campaigns;
  private final Imports imports;
  private final Wakes wakes;
  private final Chunks chunks;
  private final ImportChunk importChunk;

  /** Acceptance into these stores. */
  public AcceptCampaign(
      Campaigns campaigns, Imports imports, Wakes wakes, Chunks chunks, ImportChunk importChunk) {
    this.campaigns = campaigns;
    this.imports = imports;
    this.wakes = wakes;
    this.chunks = chunks;
    this.importChunk = importChunk;
  }

  /**
   * Accepts a campaign. The same campaign again goes on where an earlier try ended.
   *
   * @param campaign in status importing, version 1
   * @param parts its contacts, ≥ 1 chunk, numbered from 1
   * @return the campaign as it is now
   */
  public Campaign run(Campaign campaign, List<Chunk> parts) {
    Instant now = campaign.createdAt();
    imports.begin(campaign.key(), parts.size(), now);
    // Before the campaign itself, so that no crash leaves one that nobody ever gives up; and no
    // later than it wakes anyway, since a retry may find it running.
    wakes.advance(campaign.key(), now.plus(Tick.IMPORT_STALLS_AFTER));
    if (campaigns.save(campaign) instanceof Write.Lost<Campaign> lost) {
      Campaign there = lost.current().orElseThrow();
      if (!there.createdAt().equals(campaign.createdAt())) {
        throw new IllegalStateException("campaign id " + campaign.key().id() + " is taken");
      }
    }
    if (parts.size() == 1) {
      importChunk.run(parts.getFirst());
    } else {
      chunks.send(parts);
    }
    return campaigns.find(campaign.key()).orElse(campaign);
  }
}
