package dev.rollcall.core.campaign;

import java.time.Instant;
import java.util.List;

/** Where a campaign's figures are folded from the changes of its recipients. */
public interface Counts {
  /** The figures so far; nothing counted for an unknown campaign. */
  Tally find(CampaignKey key);

  /**
   * Adds changes, each exactly once: those at or before the shard's watermark are skipped, so a
   * batch that is delivered twice, or in other pieces, counts once.
   *
   * @param shard the stream shard that the changes came by
   * @param changes ascending by sequence
   * @param now prunes watermarks of shards that have been silent for 48 h
   * @return the figures with these changes
   */
  Tally fold(CampaignKey key, String shard, List<Change> changes, Instant now);

  /**
   * Has {@link Tally#REFUSED_IN_ROW} go on from here.
   *
   * @param inRow ≥ 0
   */
  void forgive(CampaignKey key, long inRow);

  /**
   * What one record of a stream adds.
   *
   * @param sequence the record's sequence number, zero-padded to 40 digits so that text sorts
   */
  record Change(String sequence, Tally delta) {}
}
