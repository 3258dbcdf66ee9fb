package dev.rollcall.core.rule;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.jurisdiction.Pack;
import dev.rollcall.core.jurisdiction.Packs;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.OpenHours;
import dev.rollcall.core.time.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What rule, tenant policy and packs let a campaign do to contacts of one calendar: the strictest
 * of them holds, so whoever sets a limit can only narrow the others.
 *
 * @param packs those that are switched on and concern these contacts
 * @param window when all of them are open; it may never be
 * @param hours each one's own
 * @param rollingCaps on one address over all campaigns, all of which hold
 * @param afterConversation pauses after somebody was talked to, all of which hold
 */
public record Limits(
    List<Pack> packs,
    Window window,
    List<Limit<OpenHours>> hours,
    List<Limit<RollingCap>> rollingCaps,
    List<Limit<Duration>> afterConversation) {
  /** Copies what it is given. */
  public Limits {
    packs = List.copyOf(packs);
    hours = List.copyOf(hours);
    rollingCaps = List.copyOf(rollingCaps);
    afterConversation = List.copyOf(afterConversation);
  }

  /**
   * The limits for contacts of a calendar.
   *
   * <p>The part of the day that they prefer narrows their hours where the two overlap, if one zone
   * alone decides: the same part of several days may have no hour in common. Where a pack concerns
   * them and their own zone is none of their number's, the window must be open in both.
   *
   * @param channel on which they are reached
   */
  public static Limits of(Rule rule, Policy policy, Calendar calendar, Channel channel) {
    List<Pack> packs = Packs.SHIPPED.concerning(policy.packs(), calendar.territory(), channel);
    List<Limit<OpenHours>> hours = new ArrayList<>();
    hours.add(new Limit<>(Origin.RULE, OpenHours.daily(rule.ownHours())));
    hours.add(new Limit<>(Origin.POLICY, OpenHours.daily(policy.reachableHours())));
    List<Limit<RollingCap>> caps = new ArrayList<>();
    policy.rollingCaps().forEach(cap -> caps.add(new Limit<>(Origin.POLICY, cap)));
    List<Limit<Duration>> pauses = new ArrayList<>();
    for (Pack pack : packs) {
      Origin origin = Origin.of(pack);
      hours.add(new Limit<>(origin, pack.hours()));
      pack.caps().forEach(cap -> caps.add(new Limit<>(origin, cap)));
      pack.afterConversation().ifPresent(pause -> pauses.add(new Limit<>(origin, pause)));
    }
    OpenHours allowed = hours.stream().map(Limit::value).reduce(OpenHours.ALWAYS, OpenHours::and);
    List<String> zones =
        List.copyOf(packs.isEmpty() ? calendar.zones() : calendar.zonesAndTerritory());
    Optional<OpenHours> preferred =
        calendar
            .part()
            .filter(part -> zones.size() == 1)
            .map(part -> OpenHours.daily(part.hours()));
    Optional<OpenHours> narrowed = preferred.map(allowed::and).filter(both -> !both.isEmpty());
    if (narrowed.isPresent()) {
      hours.add(new Limit<>(Origin.PREFERENCE, preferred.orElseThrow()));
    }
    return new Limits(packs, new Window(zones, narrowed.orElse(allowed)), hours, caps, pauses);
  }
}
