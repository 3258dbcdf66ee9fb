package dev.rollcall.api.mihu;

import dev.rollcall.api.mihu.ListingRequest.Target;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.campaign.Script;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.message.MessageTemplate;
import dev.rollcall.core.recipient.Enrolment;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a listing means to the domain: a campaign, and whom it reaches. */
final class NewListing {
  /** By which a campaign is known to have come in through this contract. */
  static final String DIALECT = "mihu";

  private final ListingRequest request;
  private final Channel channel;

  NewListing(ListingRequest request) {
    this.request = request;
    this.channel = usual(request.targets());
  }

  Campaign campaign(CampaignKey key, Tenant tenant, Instant now) {
    return Campaign.importing(
        key,
        DIALECT,
        request.name(),
        channel,
        request.rule(),
        new Schedule(request.autoStart(), Optional.empty(), request.startDate(), request.endDate())
            .bounded(now, tenant.policy().retention().unusedContacts()),
        0,
        shards(tenant),
        new Script(
            request.agentUuid(),
            request.template().flatMap(MessageTemplate::subject),
            request.template().map(MessageTemplate::body),
            Map.of()),
        Optional.empty(),
        Math.toIntExact(
            request.targets().stream().map(target -> target.way().address()).distinct().count()),
        now);
  }

  List<Chunk.Row> rows() {
    return request.targets().stream().map(this::row).toList();
  }

  private Chunk.Row row(Target target) {
    return new Chunk.Row(
        target.way().address(),
        Optional.of(target.way().channel()).filter(own -> own != channel),
        new Chunk.Who.Sent(target.person()),
        Enrolment.PRIORITY_DEFAULT,
        Optional.empty(),
        Map.of());
  }

  /** Contacts on another channel carry it, so the commonest of texts is the campaign's own. */
  private static Channel usual(List<Target> targets) {
    List<Channel> used = targets.stream().map(target -> target.way().channel()).distinct().toList();
    return used.contains(Channel.SMS) ? Channel.SMS : used.getFirst();
  }

  private int shards(Tenant tenant) {
    return request.targets().stream()
        .map(target -> target.way().channel())
        .distinct()
        .flatMap(used -> tenant.channel(used).stream())
        .mapToInt(ChannelSettings::shards)
        .max()
        .orElse(1);
  }
}
