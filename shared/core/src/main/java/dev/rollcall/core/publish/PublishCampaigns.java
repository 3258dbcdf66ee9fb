package dev.rollcall.core.publish;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.tick.Tick;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes what changed about campaigns themselves, and wakes those that have something to do.
 * Whoever changed one woke it, too; but they may have crashed before, and a tick may have put it to
 * sleep in between. What the stream tells is never lost.
 */
public final class PublishCampaigns {
  private final Counts counts;
  private final Wakes wakes;
  private final Announce announce;
  private final InstantSource clock;

  /** Publication over these stores. */
  public PublishCampaigns(Counts counts, Wakes wakes, Announce announce, InstantSource clock) {
    this.counts = counts;
    this.wakes = wakes;
    this.announce = announce;
    this.clock = clock;
  }

  /** Publishes changes in their order. */
  public void run(List<CampaignChange> changes) {
    for (CampaignChange change : changes) {
      Campaign after = change.after();
      if (change.before().map(Campaign::status).filter(after.status()::equals).isEmpty()) {
        wakesAt(after).ifPresent(at -> wakes.advance(after.key(), at));
        event(change).ifPresent(event -> announce.run(after, List.of(event)));
      }
    }
  }

  private Optional<Instant> wakesAt(Campaign campaign) {
    Instant now = clock.instant();
    return switch (campaign.status()) {
      case IMPORTING -> Optional.of(now.plus(Tick.IMPORT_STALLS_AFTER));
      case SCHEDULED -> Optional.of(campaign.schedule().at().orElse(now));
      case RUNNING, CANCELLED, FAILED -> Optional.of(now);
      case DRAFT, PAUSED, COMPLETED -> Optional.empty();
    };
  }

  private Optional<Event> event(CampaignChange change) {
    Campaign after = change.after();
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
