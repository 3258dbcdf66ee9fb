package dev.rollcall.api.mrassistant;

import dev.rollcall.api.mrassistant.CreateCampaignRequest.Target;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.campaign.Script;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.recipient.Enrolment;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.tenant.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a request in this dialect means to the domain. */
final class NewCampaign {
  /** By which a campaign is known to have come in through this contract. */
  static final String DIALECT = "mrassistant";

  private NewCampaign() {}

  static Campaign of(CampaignKey key, CreateCampaignRequest request, Policy policy, Instant now) {
    return Campaign.importing(
        key,
        DIALECT,
        request.name(),
        Channel.CALL,
        Rule.attempts(request.attempts(), policy.retryGap()),
        request
            .scheduleAt()
            .map(Schedule::at)
            .orElse(Schedule.NOW)
            .bounded(now, policy.retention().unusedContacts()),
        request.concurrentCalls(),
        1,
        new Script(Optional.of(request.agentId()), Optional.empty(), request.context()),
        request.webhook(),
        request.targets().size(),
        now);
  }

  static List<Chunk.Row> rows(CreateCampaignRequest request) {
    return request.targets().stream().map(NewCampaign::row).toList();
  }

  private static Chunk.Row row(Target target) {
    return new Chunk.Row(
        target.to(),
        Optional.empty(),
        new Chunk.Who.Sent(Person.at(target.to())),
        Enrolment.PRIORITY_DEFAULT,
        target.from(),
        target.context());
  }
}
