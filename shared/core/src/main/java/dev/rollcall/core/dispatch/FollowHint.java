package dev.rollcall.core.dispatch;

import dev.rollcall.core.campaign.Buckets;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Slots;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.tick.Capacity;
import dev.rollcall.core.tick.Planner;
import dev.rollcall.core.view.CampaignView;
import dev.rollcall.core.view.Views;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows one hint: looks at its recipients and starts whom the gates let through. */
public final class FollowHint {
  /** Whatever is due after a longer pause is found by a tick. */
  private static final Duration TICK = Duration.ofMinutes(1);

  private final Views views;
  private final Planner planner;
  private final Slots slots;
  private final Buckets buckets;
  private final Look look;
  private final Hints hints;
  private final Crew crew;
  private final InstantSource clock;

  /** Following over these stores. */
  public FollowHint(
      Views views,
      Planner planner,
      Slots slots,
      Buckets buckets,
      Look look,
      Hints hints,
      Crew crew,
      InstantSource clock) {
    this.views = views;
    this.planner = planner;
    this.slots = slots;
    this.buckets = buckets;
    this.look = look;
    this.hints = hints;
    this.crew = crew;
    this.clock = clock;
  }

  /** Follows a hint; a stale one, or one of a campaign that is gone, is dropped. */
  public void run(Hint hint) {
    if (hint.isStale(clock.instant())) {
      return;
    }
    views.find(hint.campaign()).ifPresent(view -> follow(hint, view));
  }

  private record Granted(Channel channel, Address address) {}

  private void follow(Hint hint, CampaignView view) {
    Instant now = clock.instant();
    Map<Channel, List<Address>> wanted =
        switch (hint) {
          case Hint.Look named -> Map.of(named.channel(), named.addresses());
          case Hint.Fill fill -> planner.due(view, Capacity.of(freeSlots(view, now)), now);
        };
    List<Granted> granted = new ArrayList<>();
    boolean refused = false;
    for (var group : wanted.entrySet()) {
      int some = granted(view, group.getKey(), group.getValue().size(), now);
      group.getValue().stream()
          .limit(some)
          .forEach(address -> granted.add(new Granted(group.getKey(), address)));
      refused |= some < group.getValue().size();
    }
    Set<Followed> results = EnumSet.noneOf(Followed.class);
    crew.each(
        granted,
        one -> {
          Followed followed = look(hint, one);
          synchronized (results) {
            results.add(followed);
          }
        });
    goOn(view, wanted.keySet(), results, refused);
  }

  /** By a view of its own: a slow carrier must not make the last of a hint overlook a pause. */
  private Followed look(Hint hint, Granted one) {
    return views
        .find(hint.campaign())
        .map(
            view ->
                isPaused(view, one.channel())
                    ? Followed.PAUSED
                    : look.run(views, view, one.address()))
        .orElse(Followed.STALE);
  }

  /** Another of this worker's may have been sent away since the bucket granted this one. */
  private boolean isPaused(CampaignView view, Channel channel) {
    return starts(view) && buckets.pauseSeen(view.tenant().id(), channel).isAfter(clock.instant());
  }

  private static boolean starts(CampaignView view) {
    return view.campaign().status() == CampaignStatus.RUNNING;
  }

  private int freeSlots(CampaignView view, Instant now) {
    Campaign campaign = view.campaign();
    return campaign.isCapped() && campaign.status() == CampaignStatus.RUNNING
        ? Math.min(Hint.RECIPIENTS_MAX, campaign.concurrency() - slots.inUse(campaign.key(), now))
        : 0;
  }

  /** Without a channel nothing will start, and so nothing needs its pace. */
  private int granted(CampaignView view, Channel channel, int wanted, Instant now) {
    return view.settings(channel)
        .filter(settings -> starts(view) && wanted > 0)
        .map(
            settings ->
                buckets.take(view.tenant().id(), channel, wanted, settings.startsPerSecond(), now))
        .orElse(wanted);
  }

  /** Capacity that was meant for these recipients and was not used must not idle for a minute. */
  private void goOn(
      CampaignView view, Set<Channel> channels, Set<Followed> results, boolean refused) {
    Campaign campaign = view.campaign();
    boolean changed = results.contains(Followed.CHANGED);
    boolean held = results.contains(Followed.STALE) || results.contains(Followed.PAUSED);
    if (!campaign.isCapped() || !starts(view) || !(changed || held || refused)) {
      return;
    }
    Instant now = clock.instant();
    Instant soon = changed ? now : now.plusSeconds(1);
    Instant at = later(soon, pauseSeen(view, channels));
    if (at.isBefore(now.plus(TICK))) {
      hints.send(List.of(new Hint.Fill(campaign.key(), at)), now);
    }
  }

  private Instant pauseSeen(CampaignView view, Set<Channel> channels) {
    return channels.stream()
        .map(channel -> buckets.pauseSeen(view.tenant().id(), channel))
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
