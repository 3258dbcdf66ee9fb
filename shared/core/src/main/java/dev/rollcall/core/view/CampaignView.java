package dev.rollcall.core.view;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.eligibility.Situation;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.rule.CampaignLimits;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.Window;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A campaign, its calendars and its tenant.
 *
 * @param calendars by id
 * @param limits of each calendar
 */
public record CampaignView(
    Campaign campaign, Map<String, Calendar> calendars, Tenant tenant, CampaignLimits limits) {
  /** A view whose limits nobody has worked out yet. */
  public CampaignView(Campaign campaign, Map<String, Calendar> calendars, Tenant tenant) {
    this(
        campaign,
        calendars,
        tenant,
        new CampaignLimits(campaign.rule(), tenant.policy(), campaign.channel(), calendars));
  }

  /** Everything that decides about one of its recipients. */
  public Situation situation(Recipient recipient, Line line) {
    return new Situation(recipient, line, campaign, tenant.policy(), calendars, limits);
  }

  /** Everything that decides about a recipient, were its line free. */
  public Situation situation(Recipient recipient) {
    return situation(
        recipient, Line.untouched(recipient.key().tenant(), recipient.key().address()));
  }

  /** The channel by which contacts of a calendar are reached. */
  public Channel channel(Calendar calendar) {
    return calendar.channel().orElse(campaign.channel());
  }

  /** The channel by which a recipient is reached. */
  public Channel channel(Recipient recipient) {
    return Calendar.channelIn(recipient.place().calendarId()).orElse(campaign.channel());
  }

  /**
   * When a conversation ended, if an attempt was a call that somebody answered and that is over.
   */
  public Optional<Instant> talkedUntil(Recipient recipient, Attempt attempt) {
    return channel(recipient) == Channel.CALL
        ? attempt
            .outcome()
            .filter(outcome -> outcome.disposition() == Disposition.COMPLETED)
            .flatMap(outcome -> attempt.endedAt())
        : Optional.empty();
  }

  /** Whether the calendars that a recipient follows and followed are among these. */
  boolean knows(Recipient recipient) {
    return calendars.containsKey(recipient.place().calendarId())
        && recipient.log().recent().stream()
            .map(Attempt::calendarId)
            .allMatch(calendars::containsKey);
  }

  /** How a channel is used; empty if the tenant has it no more. */
  public Optional<ChannelSettings> settings(Channel channel) {
    return tenant.channel(channel);
  }

  /** When contacts of a calendar may be reached. */
  public Window window(String calendarId) {
    return limits.of(calendarId).window();
  }
}
