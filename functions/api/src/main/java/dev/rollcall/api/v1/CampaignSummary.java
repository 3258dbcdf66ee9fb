package dev.rollcall.api.v1;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.core.campaign.Campaign;
import org.jspecify.annotations.Nullable;

/**
 * A campaign in a list.
 *
 * @param dialect the contract it came in by
 * @param total contacts accepted at creation
 */
@JsonNaming(SnakeCaseStrategy.class)
record CampaignSummary(
    String id,
    String name,
    String dialect,
    String channel,
    String status,
    int total,
    String createdAt,
    String updatedAt,
    @Nullable String scheduledAt,
    @Nullable String startedAt,
    @Nullable String endedAt) {
  static CampaignSummary of(Campaign campaign) {
    return new CampaignSummary(
        campaign.key().id().value(),
        campaign.name(),
        campaign.dialect(),
        campaign.channel().word(),
        campaign.status().word(),
        campaign.total(),
        campaign.createdAt().toString(),
        campaign.updatedAt().toString(),
        Shown.time(campaign.schedule().at()),
        Shown.time(campaign.startedAt()),
        Shown.time(campaign.endedAt()));
  }
}
