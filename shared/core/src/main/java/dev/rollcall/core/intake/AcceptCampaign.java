package dev.rollcall.core.intake;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.campaign.Wakes;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Takes in a campaign whose request was found valid in full: writes it, then hands its contacts on.
 * A single chunk is imported at once; more go by the queue, and nobody waits for them.
 */
public final class AcceptCampaign {
  private final Campaigns campaigns;
  private final Imports imports;
  private final BeginImport beginImport;
  private final Chunks chunks;
  private final ImportChunk importChunk;

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
    this.beginImport = new BeginImport(campaigns, imports, wakes, clock);
    this.chunks = chunks;
    this.importChunk = importChunk;
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
    if (beginImport.run(campaign, parts.size()).status() == CampaignStatus.IMPORTING) {
      handOn(campaign.key(), parts);
    }
    return campaigns.find(campaign.key()).orElse(campaign);
  }

  /** Whether a campaign's import was given up, so that accepting it again goes on with it. */
  public boolean gaveUp(CampaignKey key) {
    return beginImport.isGivenUp(key);
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
