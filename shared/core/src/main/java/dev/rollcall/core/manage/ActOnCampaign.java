package dev.rollcall.core.manage;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.view.Views;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Starts, pauses, resumes or cancels a campaign. When a pause or cancel returns, no worker that
 * reads the campaign from then on starts anything.
 */
public final class ActOnCampaign {
  private static final int TRIES_MAX = 20;

  /** What came of asking. */
  public sealed interface Result {
    /** It is as asked. */
    record Done(Campaign campaign) implements Result {}

    /** The campaign's status, which this shows, does not allow it. */
    record NotAllowed(Campaign campaign) implements Result {}

    /** There is no such campaign. */
    record Unknown() implements Result {}
  }

  private final Campaigns campaigns;
  private final Wakes wakes;
  private final RealTime realTime;
  private final InstantSource clock;

  /** Actions on these stores. */
  public ActOnCampaign(Campaigns campaigns, Wakes wakes, RealTime realTime, InstantSource clock) {
    this.campaigns = campaigns;
    this.wakes = wakes;
    this.realTime = realTime;
    this.clock = clock;
  }

  /** Does what a user asks, if the campaign's status allows it. */
  public Result run(CampaignKey key, CampaignAction action) {
    Optional<Campaign> read = campaigns.find(key);
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      if (read.isEmpty()) {
        return new Result.Unknown();
      }
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      Optional<Campaign> after = read.get().after(action, now);
      if (after.isEmpty()) {
        return new Result.NotAllowed(read.get());
      }
      switch (campaigns.save(after.get())) {
        case Write.Done<Campaign> done -> {
          return settled(after.get(), action, now);
        }
        case Write.Lost<Campaign> lost -> {
          // Our own write, whose answer was lost on its way.
          if (lost.current().equals(after)) {
            return settled(after.get(), action, now);
          }
          read = lost.current();
        }
      }
    }
    throw new IllegalStateException("no write of " + key + " ever won");
  }

  private Result settled(Campaign campaign, CampaignAction action, Instant now) {
    if (wakes(action)) {
      boolean waits = campaign.status() == CampaignStatus.SCHEDULED;
      wakes.rouse(campaign.key(), campaign.schedule().at().filter(at -> waits).orElse(now));
    }
    if (stops(action)) {
      realTime.pass(Views.CAMPAIGN_AGE_MAX);
    }
    return new Result.Done(campaign);
  }

  /** Whether there is something to do afterwards; a cancelled campaign's contacts must be ended. */
  private static boolean wakes(CampaignAction action) {
    return switch (action) {
      case START, RESUME, CANCEL -> true;
      case PAUSE -> false;
    };
  }

  private static boolean stops(CampaignAction action) {
    return switch (action) {
      case PAUSE, CANCEL -> true;
      case START, RESUME -> false;
    };
  }
}
