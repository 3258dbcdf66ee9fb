package dev.rollcall.api.v1;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignWebhook;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.campaign.Script;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.list.ContactList;
import dev.rollcall.core.rule.Rule;
import java.time.Instant;
import java.util.Optional;

/**
 * A campaign as it is to be made from a list, found valid in full.
 *
 * @param concurrency most attempts live at once; 0 leaves that to the channel's pace
 * @param shards over how many agenda partitions each calendar is spread
 */
record ListCampaignRequest(
    String name,
    Channel channel,
    Rule rule,
    Script script,
    Schedule schedule,
    int concurrency,
    int shards,
    Optional<CampaignWebhook> webhook) {
  Campaign campaign(CampaignKey key, ContactList list, Instant now) {
    return Campaign.importing(
        key,
        "v1",
        name,
        channel,
        rule,
        schedule,
        concurrency,
        shards,
        script,
        webhook,
        Math.toIntExact(Math.min(list.records(), Integer.MAX_VALUE)),
        now);
  }
}
