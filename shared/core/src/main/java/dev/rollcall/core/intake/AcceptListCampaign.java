package dev.rollcall.core.intake;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.list.ContactList;
import dev.rollcall.core.list.ContactLists;
import dev.rollcall.core.list.ListEntry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Takes in a campaign that reaches everybody in a list as it is now: contacts that are still on
 * their way into the list are waited for, those that come later are not in it. A small list is
 * imported at once, a large one by the queue.
 */
public final class AcceptListCampaign {
  private final Campaigns campaigns;
  private final ContactLists lists;
  private final BeginImport beginImport;
  private final Parcels parcels;
  private final ImportListPart importListPart;

  /** Acceptance into these stores. */
  public AcceptListCampaign(
      Campaigns campaigns,
      Imports imports,
      Wakes wakes,
      ContactLists lists,
      Parcels parcels,
      ImportListPart importListPart,
      InstantSource clock) {
    this.campaigns = campaigns;
    this.lists = lists;
    this.beginImport = new BeginImport(campaigns, imports, wakes, clock);
    this.parcels = parcels;
    this.importListPart = importListPart;
  }

  /**
   * Accepts a campaign. The same campaign again goes on where an earlier try ended.
   *
   * @param campaign in status importing, version 1
   * @param list of the same tenant
   * @param seed random; the same on every try
   * @param kept for so long after it the list is kept
   * @return the campaign as it is now
   */
  public Campaign run(Campaign campaign, ContactList list, String seed, Duration kept) {
    if (beginImport.run(campaign, ListEntry.SHARDS).status() == CampaignStatus.IMPORTING) {
      long upTo =
          lists.use(
              list.key(), campaign.key().id(), list.expiresIfUsed(campaign.createdAt(), kept));
      handOn(campaign, list, upTo, seed);
    }
    return campaigns.find(campaign.key()).orElse(campaign);
  }

  /** Whether a campaign's import was given up, so that accepting it again goes on with it. */
  public boolean gaveUp(CampaignKey key) {
    return beginImport.isGivenUp(key);
  }

  private void handOn(Campaign campaign, ContactList list, long upTo, String seed) {
    List<ListPart> parts =
        IntStream.range(0, ListEntry.SHARDS)
            .mapToObj(
                shard ->
                    new ListPart(
                        campaign.key(),
                        list.key().id(),
                        upTo,
                        shard,
                        Optional.empty(),
                        0,
                        seed,
                        campaign.createdAt()))
            .toList();
    if (list.records() <= importListPart.entriesMax()
        && !list.awaitsUpTo(upTo, campaign.createdAt())) {
      parts.forEach(importListPart::run);
    } else {
      parcels.send(parts);
    }
  }
}
