package dev.rollcall.api.tether;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.campaign.Script;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.rule.Escalation;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.rule.RuleType;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.Tenant;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

/** What a request in this dialect means to the domain. */
final class NewCampaign {
  /** By which a campaign is known to have come in through this contract. */
  static final String DIALECT = "tether";

  private NewCampaign() {}

  static Campaign of(CampaignKey key, CreateCampaignRequest request, Tenant tenant, Instant now) {
    return Campaign.importing(
        key,
        DIALECT,
        request.name(),
        request.channel(),
        rule(request.channel(), tenant),
        new Schedule(!request.draft(), request.scheduleDate(), Optional.empty(), Optional.empty())
            .bounded(now, tenant.policy().retention().unusedContacts()),
        0,
        tenant.channel(request.channel()).map(ChannelSettings::shards).orElse(1),
        new Script(Optional.empty(), Optional.of(request.message()), request.extras().context()),
        Optional.empty(),
        request.audience().seats().size(),
        now);
  }

  /** One attempt, whenever the account's quiet hours allow it. */
  private static Rule rule(Channel channel, Tenant tenant) {
    return channel == Channel.CALL
        ? Rule.attempts(1, tenant.policy().retryGap())
        : new Rule(
            "Default",
            RuleType.TEXT,
            1,
            1,
            Optional.empty(),
            LocalTime.MIDNIGHT,
            Optional.empty(),
            true,
            true,
            Escalation.NONE);
  }
}
