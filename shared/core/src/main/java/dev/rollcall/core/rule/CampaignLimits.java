package dev.rollcall.core.rule;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.jurisdiction.Packs;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.time.Calendar;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The limits for each calendar of a campaign, worked out once. Safe for several threads. */
public final class CampaignLimits {
  private final Rule rule;
  private final Policy policy;
  private final Channel channel;
  private final Map<String, Calendar> calendars;
  private final List<RollingCap> remembered;
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
    this.remembered = withPolicys(Packs.SHIPPED.caps(Packs.SHIPPED.names()));
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
   * The rolling caps that hold for any number of the tenant's: those of the policy, and those of
   * the packs that are switched on.
   */
  public List<RollingCap> rollingCaps() {
    return withPolicys(Packs.SHIPPED.caps(policy.packs()));
  }

  /**
   * The rolling caps for which a line remembers starts: the policy's, and those of every pack that
   * there is. So a pack that is switched on counts the days before, and one that was off for a
   * while begins with what happened meanwhile.
   */
  public List<RollingCap> rememberedCaps() {
    return remembered;
  }

  private List<RollingCap> withPolicys(List<RollingCap> others) {
    return Stream.concat(policy.rollingCaps().stream(), others.stream()).distinct().toList();
  }
}
