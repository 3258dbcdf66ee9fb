package dev.rollcall.core.publish;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Tally;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publishes what changed about campaigns themselves. */
public final class PublishCampaigns {
  private final Counts counts;
  private final Announce announce;

  /** Publication over these stores. */
  public PublishCampaigns(Counts counts, Announce announce) {
    this.counts = counts;
    this.announce = announce;
  }

  /** Publishes changes in their order. */
  public void run(List<CampaignChange> changes) {
    for (CampaignChange change : changes) {
      event(change).ifPresent(event -> announce.run(change.after(), List.of(event)));
    }
  }

  private Optional<Event> event(CampaignChange change) {
    Campaign after = change.after();
    if (change.before().map(Campaign::status).filter(after.status()::equals).isPresent()) {
      return Optional.empty();
    }
    boolean first = change.before().flatMap(Campaign::startedAt).isEmpty();
    return switch (after.status()) {
      case RUNNING ->
          first
              ? Optional.of(about(after, "", EventType.CAMPAIGN_STARTED, after.updatedAt()))
              : Optional.empty();
      case PAUSED ->
          Optional.of(
              about(after, "/" + after.version(), EventType.CAMPAIGN_PAUSED, after.updatedAt()));
      case COMPLETED ->
          Optional.of(about(after, "", EventType.CAMPAIGN_COMPLETED, after.updatedAt()));
      case IMPORTING, DRAFT, SCHEDULED, CANCELLED, FAILED -> Optional.empty();
    };
  }

  private Event about(Campaign campaign, String occasion, EventType type, Instant at) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("campaign_id", campaign.key().id().value());
    data.put("name", campaign.name());
    data.put("status", campaign.status().word());
    data.put("total", campaign.total());
    campaign.pausedBecause().ifPresent(because -> data.put("reason", because));
    if (type == EventType.CAMPAIGN_COMPLETED) {
      Tally figures = counts.find(campaign.key());
      data.put("attempts", figures.of(Tally.STARTED));
      data.put("reached", figures.of(Tally.REACHED));
      data.put("unreached", figures.of(Tally.ENDED) - figures.of(Tally.REACHED));
    }
    return Event.about(
        "campaign/" + campaign.key().id() + occasion, type, campaign.key(), at, data);
  }
}
