package dev.rollcall.api.mrassistant;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Tally;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as this dialect shows it.
 *
 * @param callsInitiated attempts started
 * @param callsCompleted targets reached
 * @param callsFailed targets that ended unreached
 */
@JsonNaming(SnakeCaseStrategy.class)
record CampaignResponse(
    String campaignId,
    String agentId,
    String name,
    int totalTargets,
    String status,
    @Nullable String scheduledAt,
    @Nullable String startedAt,
    long callsInitiated,
    long callsCompleted,
    long callsFailed) {
  static CampaignResponse of(Campaign campaign, Tally figures) {
    return new CampaignResponse(
        campaign.key().id().value(),
        campaign.script().agentId().orElse(""),
        campaign.name(),
        campaign.total(),
        word(campaign.status()),
        text(campaign.schedule().at()),
        text(campaign.startedAt()),
        figures.of(Tally.STARTED),
        figures.of(Tally.REACHED),
        figures.of(Tally.ENDED) - figures.of(Tally.REACHED));
  }

  private static String word(CampaignStatus status) {
    return switch (status) {
      case IMPORTING, DRAFT, SCHEDULED -> "scheduled";
      case RUNNING, PAUSED, COMPLETED, CANCELLED, FAILED -> status.word();
    };
  }

  private static @Nullable String text(Optional<Instant> instant) {
    return instant.map(Instant::toString).orElse(null);
  }
}
