package dev.rollcall.core.tick;

import dev.rollcall.core.campaign.Buckets;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.campaign.Slots;
import dev.rollcall.core.campaign.Wake;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.dispatch.Hints;
import dev.rollcall.core.publish.CompleteCampaign;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.view.CampaignView;
import dev.rollcall.core.view.Views;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks once at every campaign that wants it, and hints at whom may be reached now. It writes
 * nothing per contact.
 */
public final class Tick {
  /** An import without progress for so long is given up. */
  public static final Duration IMPORT_STALLS_AFTER = Duration.ofMinutes(15);

  /** Chunks of a campaign that is over arrive no later than their queue keeps them. */
  private static final Duration LATECOMERS_FOR = Duration.ofDays(5);

  private static final int CAMPAIGNS_MAX = 1000;
  private static final int LOOKS_MAX = 1200;

  private final Wakes wakes;
  private final Campaigns campaigns;
  private final Imports imports;
  private final Slots slots;
  private final Buckets buckets;
  private final Views views;
  private final Planner planner;
  private final Hints hints;
  private final CompleteCampaign completeCampaign;
  private final Crew crew;
  private final InstantSource clock;

  /** A tick over these stores. */
  public Tick(
      Wakes wakes,
      Campaigns campaigns,
      Imports imports,
      Slots slots,
      Buckets buckets,
      Views views,
      Planner planner,
      Hints hints,
      CompleteCampaign completeCampaign,
      Crew crew,
      InstantSource clock) {
    this.wakes = wakes;
    this.campaigns = campaigns;
    this.imports = imports;
    this.slots = slots;
    this.buckets = buckets;
    this.views = views;
    this.planner = planner;
    this.hints = hints;
    this.completeCampaign = completeCampaign;
    this.crew = crew;
    this.clock = clock;
  }

  /**
   * What a tick did.
   *
   * @param campaigns how many it looked at
   * @param hinted recipients it named to the workers
   * @param oldestDueSeconds how long the longest waiting of these campaigns had been due
   */
  public record Summary(int campaigns, int hinted, long oldestDueSeconds) {}

  /**
   * One tick. A campaign that fails keeps no other from its turn; its failure is thrown once all
   * had theirs, and it stays due.
   */
  public Summary run() {
    Instant now = clock.instant();
    List<Wake> due = wakes.due(now, CAMPAIGNS_MAX);
    AtomicInteger hinted = new AtomicInteger();
    crew.each(due, wake -> hinted.addAndGet(visit(wake)));
    long oldest =
        due.stream().mapToLong(w -> Duration.between(w.at(), now).toSeconds()).max().orElse(0);
    return new Summary(due.size(), hinted.get(), oldest);
  }

  private int visit(Wake wake) {
    Optional<CampaignView> found = views.fresh(wake.key());
    if (found.isEmpty()) {
      wakes.retire(wake);
      return 0;
    }
    CampaignView view = found.get();
    Instant now = clock.instant();
    return switch (view.campaign().status()) {
      case IMPORTING -> watchImport(wake, view.campaign(), now);
      case SCHEDULED -> begin(wake, view.campaign(), now);
      case RUNNING, CANCELLED -> hintAndSleep(wake, view, now);
      case FAILED -> endOnceGivenUpForGood(wake, view, now);
      case DRAFT, PAUSED, COMPLETED -> retire(wake);
    };
  }

  private int retire(Wake wake) {
    wakes.retire(wake);
    return 0;
  }

  private int watchImport(Wake wake, Campaign campaign, Instant now) {
    Instant progress =
        imports.find(wake.key()).map(Import::progressAt).orElse(campaign.createdAt());
    Instant stalls = progress.plus(IMPORT_STALLS_AFTER);
    if (stalls.isAfter(now)) {
      wakes.defer(wake, stalls);
    } else if (campaigns.save(campaign.failed(now)) instanceof Write.Done) {
      return endOnceGivenUpForGood(wake, views.fresh(wake.key()).orElseThrow(), now);
    }
    return 0;
  }

  /** Whoever sent the request may send it again, which goes on with the import. */
  private int endOnceGivenUpForGood(Wake wake, CampaignView view, Instant now) {
    Instant held = view.campaign().peopleHeldUntil();
    if (now.isBefore(held)) {
      wakes.defer(wake, held);
      return 0;
    }
    return hintAndSleep(wake, view, now);
  }

  private int begin(Wake wake, Campaign campaign, Instant now) {
    Campaign next = campaign.begun(now);
    if (next.status() != CampaignStatus.RUNNING) {
      wakes.defer(wake, campaign.schedule().at().orElse(now));
    } else if (campaigns.save(next) instanceof Write.Done) {
      return hintAndSleep(wake, views.fresh(wake.key()).orElseThrow(), now);
    }
    return 0;
  }

  private int hintAndSleep(Wake wake, CampaignView view, Instant now) {
    Pauses pauses = new Pauses(view.tenant().id(), buckets);
    Plan plan = planner.plan(view, capacity(view, pauses, now), now);
    List<Hint> found = new ArrayList<>();
    plan.due()
        .forEach(
            (channel, due) ->
                found.addAll(hintsFor(view, channel, due, startsFrom(view, pauses, channel, now))));
    if (!found.isEmpty()) {
      hints.send(found, now);
    }
    if (plan.unfinished()) {
      wakes.defer(wake, plan.nextLook());
    } else if (view.campaign().status().isOver()) {
      retireOnceAllEnded(wake, view.campaign(), now);
    } else {
      completeCampaign.ifRowsProveIt(view.campaign().key());
      wakes.defer(wake, plan.nextLook());
    }
    return plan.size();
  }

  /** The agenda may lag behind: an empty one proves nothing, and who is left must be ended. */
  private void retireOnceAllEnded(Wake wake, Campaign campaign, Instant now) {
    boolean longOver =
        campaign.endedAt().map(end -> end.plus(LATECOMERS_FOR)).filter(now::isAfter).isPresent();
    if (longOver || completeCampaign.haveAllEnded(wake.key())) {
      wakes.retire(wake);
    } else {
      wakes.defer(wake, now.plus(Planner.LOOK_AT_LEAST));
    }
  }

  private Capacity capacity(CampaignView view, Pauses pauses, Instant now) {
    Campaign campaign = view.campaign();
    if (campaign.status() != CampaignStatus.RUNNING) {
      return Capacity.of(LOOKS_MAX);
    }
    if (campaign.isCapped()) {
      int free = Math.max(0, campaign.concurrency() - slots.inUse(campaign.key(), now));
      return free == 0
          ? Capacity.of(0)
          : new Capacity(free, channel -> pauses.seconds(channel, now) > 0 ? free : 0);
    }
    return Capacity.each(channel -> pauses.seconds(channel, now) * startsPerSecond(view, channel));
  }

  /** A pause holds back starts; whoever is only to be ended needs no carrier. */
  private static Instant startsFrom(
      CampaignView view, Pauses pauses, Channel channel, Instant now) {
    return view.campaign().status() == CampaignStatus.RUNNING ? pauses.over(channel, now) : now;
  }

  /** None on a channel that the tenant has no more: who waits there goes on waiting. */
  private static int startsPerSecond(CampaignView view, Channel channel) {
    return view.settings(channel).map(ChannelSettings::startsPerSecond).orElse(0);
  }

  /** Full hints, spread over the minute at the channel's pace where no slots hold it back. */
  private static List<Hint> hintsFor(
      CampaignView view, Channel channel, List<Address> due, Instant from) {
    CampaignKey key = view.campaign().key();
    boolean paced =
        view.campaign().status() == CampaignStatus.RUNNING && !view.campaign().isCapped();
    int perSecond = Math.max(1, startsPerSecond(view, channel));
    List<Hint> hints = new ArrayList<>();
    for (int first = 0; first < due.size(); first += Hint.RECIPIENTS_MAX) {
      int end = Math.min(due.size(), first + Hint.RECIPIENTS_MAX);
      Instant at = paced ? from.plusSeconds(first / perSecond) : from;
      hints.add(new Hint.Look(key, at, channel, due.subList(first, end)));
    }
    return hints;
  }
}
