package dev.rollcall.core.rule;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.jurisdiction.Packs;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.time.Calendar;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The limits for each calendar of a campaign, worked out once. Safe for several threads. */
public final class CampaignLimits {
  private final Rule rule;
  private final Policy policy;
  private final Channel channel;
  private final Map<String, Calendar> calendars;
  private final Map<String, Limits> known = new ConcurrentHashMap<>();

  /**
   * The limits of a campaign.
   *
   * @param channel the campaign's own
   * @param calendars by id
   */
  public CampaignLimits(
      Rule rule, Policy policy, Channel channel, Map<String, Calendar> calendars) {
    this.rule = rule;
    this.policy = policy;
    this.channel = channel;
    this.calendars = calendars;
  }

  /**
   * The limits for contacts of a calendar.
   *
   * @throws IllegalStateException if it is not registered, which intake does before it enrols
   */
  public Limits of(String calendarId) {
    Limits before = known.get(calendarId);
    return before != null ? before : known.computeIfAbsent(calendarId, this::workedOut);
  }

  private Limits workedOut(String calendarId) {
    Calendar calendar = calendars.get(calendarId);
    if (calendar == null) {
      throw new IllegalStateException("calendar " + calendarId + " is not registered");
    }
    return Limits.of(rule, policy, calendar, calendar.channel().orElse(channel));
  }

  /** Whether any pack of the tenant wants to know when somebody was talked to. */
  public boolean pauseAfterConversations() {
    return Packs.SHIPPED.known(policy.packs()).stream()
        .anyMatch(pack -> pack.afterConversation().isPresent());
  }

  /**
   * The longest stretch over which any cap of the tenant counts, whatever the number: starts older
   * than this can be forgotten, since no campaign of theirs asks for them.
   */
  public Duration longestRollingPeriod() {
    return Stream.concat(
            policy.rollingCaps().stream().map(RollingCap::period),
            Stream.of(Packs.SHIPPED.longestRollingPeriod(policy.packs())))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
