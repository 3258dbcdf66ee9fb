package dev.rollcall.core.eligibility;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.time.Calendar;
import java.util.Map;

/**
 * Everything that decides whether a recipient may be reached.
 *
 * @param calendars the campaign's, by id
 */
public record Situation(
    Recipient recipient,
    Line line,
    Campaign campaign,
    Policy policy,
    Map<String, Calendar> calendars) {
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

  /** The same once nobody talks to the number any more. */
  Situation withIdleLine() {
    return new Situation(recipient, line.idle(), campaign, policy, calendars);
  }
}
