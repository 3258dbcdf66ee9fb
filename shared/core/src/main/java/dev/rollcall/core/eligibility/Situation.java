package dev.rollcall.core.eligibility;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.rule.CampaignLimits;
import dev.rollcall.core.rule.Limit;
import dev.rollcall.core.rule.Limits;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.OpenHours;
import dev.rollcall.core.time.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Everything that decides whether a recipient may be reached.
 *
 * @param calendars the campaign's, by id
 * @param limits the campaign's, by calendar
 */
public record Situation(
    Recipient recipient,
    Line line,
    Campaign campaign,
    Policy policy,
    Map<String, Calendar> calendars,
    CampaignLimits limits) {
  /** A situation whose limits nobody has worked out yet. */
  public Situation(
      Recipient recipient,
      Line line,
      Campaign campaign,
      Policy policy,
      Map<String, Calendar> calendars) {
    this(
        recipient,
        line,
        campaign,
        policy,
        calendars,
        new CampaignLimits(campaign.rule(), policy, campaign.channel(), calendars));
  }

  /** The calendar the recipient follows today. */
  public Calendar calendar() {
    return calendar(recipient.place().calendarId());
  }

  /** The channel by which the recipient is reached. */
  public Channel channel() {
    return Calendar.channelIn(recipient.place().calendarId()).orElse(campaign.channel());
  }

  /**
   * A registered calendar.
   *
   * @throws IllegalStateException if it is not registered, which intake does before it enrols
   */
  public Calendar calendar(String id) {
    Calendar calendar = calendars.get(id);
    if (calendar == null) {
      throw new IllegalStateException("calendar " + id + " is not registered");
    }
    return calendar;
  }

  /** When the recipient may be reached: its zones, and the hours that nobody's limits close. */
  public Window window() {
    return mine().window();
  }

  /** The hours of each who limits them, of all of which {@link #window} is what is left. */
  public List<Limit<OpenHours>> hours() {
    return mine().hours();
  }

  /** The caps on the recipient's address over all campaigns, each with who sets it. */
  public List<Limit<RollingCap>> rollingCaps() {
    return mine().rollingCaps();
  }

  /** How long the recipient is left alone after a conversation, each with who sets it. */
  public List<Limit<Duration>> pausesAfterConversation() {
    return mine().afterConversation();
  }

  private Limits mine() {
    return limits.of(recipient.place().calendarId());
  }

  /** The same once nobody talks to the number any more. */
  Situation withIdleLine() {
    return new Situation(recipient, line.idle(), campaign, policy, calendars, limits);
  }
}
