package dev.rollcall.core.intake;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.list.ListId;
import dev.rollcall.core.list.ListKey;
import java.time.Instant;
import java.util.Optional;

/**
 * The rest of one partition of a list, on its way into a campaign: whoever takes it in enrols the
 * next few hundred and sends what is left then.
 *
 * @param campaign into which
 * @param list of the same tenant
 * @param upTo the last batch that counts
 * @param shard the partition, from 0; in the import it is the chunk of the next number
 * @param after the position up to which it is in already
 * @param enrolled how many that brought in
 * @param seed random: every id follows from it
 * @param acceptedAt when the campaign was accepted
 */
public record ListPart(
    CampaignKey campaign,
    ListId list,
    long upTo,
    int shard,
    Optional<String> after,
    int enrolled,
    String seed,
    Instant acceptedAt)
    implements Parcel {
  /** The list. */
  public ListKey listKey() {
    return new ListKey(campaign.tenant(), list);
  }

  /** The number by which the import knows the partition. */
  int number() {
    return shard + 1;
  }

  /** What is left once so many more are in, up to a position. */
  ListPart after(String position, int more) {
    return new ListPart(
        campaign, list, upTo, shard, Optional.of(position), enrolled + more, seed, acceptedAt);
  }
}
