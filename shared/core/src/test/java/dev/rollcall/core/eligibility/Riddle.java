package dev.rollcall.core.eligibility;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.DailyHours;
import dev.rollcall.core.time.DayPart;
import dev.rollcall.core.time.Territory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One question to the gates, in plain words: the engine's answer to {@link #situation} is held to
 * what {@link NaiveOracle} makes of the same words. All times are full minutes.
 *
 * @param gapMinutes absent, none
 * @param opens minute of day
 * @param closes minute of day; absent, at the end of the tenant's hours
 * @param reachable the tenant's hours
 * @param packs that the tenant switched on; perhaps one that there is not
 * @param channel the campaign's
 * @param prefers the channel that the contact prefers to it
 * @param territory where the number belongs, by ISO 3166
 * @param zonesOfNumber the zones there, if the contact's own is none of them
 * @param tries oldest first
 * @param elsewhere starts of other campaigns to the same number
 * @param talkedAt when any campaign last talked to them
 * @param busyUntil until when another campaign talks to the number
 */
record Riddle(
    int perDay,
    int total,
    Optional<Integer> gapMinutes,
    int opens,
    Optional<Integer> closes,
    boolean dncCheck,
    Hours reachable,
    List<Cap> caps,
    Set<String> packs,
    Channel channel,
    List<String> zones,
    Optional<DayPart> part,
    Optional<Channel> prefers,
    Optional<String> territory,
    List<String> zonesOfNumber,
    Optional<LocalDate> startDate,
    Optional<LocalDate> endDate,
    CampaignStatus status,
    List<Suppressed> suppressed,
    List<Try> tries,
    List<Instant> elsewhere,
    Optional<Instant> talkedAt,
    Optional<Instant> busyUntil,
    Optional<Disposition> ended,
    Instant now) {
  static final Address TO = Examples.number(42);

  /** From a minute of day to another, which is closed again; over midnight if it is the earlier. */
  record Hours(int from, int to) {
    boolean hold(int minute) {
      return from < to ? minute >= from && minute < to : minute >= from || minute < to;
    }
  }

  /** At most so many in so many hours, over all campaigns. */
  record Cap(int attempts, int hours) {}

  /** A suppression; without a channel it holds on all. */
  record Suppressed(boolean optOut, Optional<Channel> channel) {}

  /**
   * An attempt of this campaign.
   *
   * @param zones that the contact had then
   * @param outcome absent while it is live
   */
  record Try(Instant at, List<String> zones, Optional<Disposition> outcome) {
    boolean counts() {
      return outcome.map(Disposition::countsAsAttempt).orElse(true);
    }
  }

  private static LocalTime time(int minute) {
    return LocalTime.of(minute / 60, minute % 60);
  }

  /** The same person later, perhaps elsewhere, in a campaign that tried them so often. */
  Riddle later(Instant then, List<String> zonesThen, Channel channelOfCampaign, List<Try> made) {
    return new Riddle(
        perDay,
        total,
        gapMinutes,
        opens,
        closes,
        dncCheck,
        reachable,
        caps,
        packs,
        channelOfCampaign,
        zonesThen,
        part,
        prefers,
        territory,
        zonesOfNumber,
        startDate,
        endDate,
        status,
        suppressed,
        made,
        elsewhere,
        talkedAt,
        busyUntil,
        ended,
        then);
  }

  /** The channel by which they are reached. */
  Channel way() {
    return prefers.orElse(channel);
  }

  Calendar calendar() {
    Calendar calendar = new Calendar(new TreeSet<>(zones), part, prefers);
    return territory
        .map(code -> calendar.in(new Territory(code, new TreeSet<>(zonesOfNumber))))
        .orElse(calendar);
  }

  Policy policy() {
    return Examples.policy(
            DailyHours.between(time(reachable.from), time(reachable.to)),
            caps.stream()
                .map(cap -> new RollingCap(cap.attempts, Duration.ofHours(cap.hours)))
                .toArray(RollingCap[]::new))
        .withPacks(packs);
  }

  Campaign campaign() {
    RuleExample rule = new RuleExample().perDay(perDay).total(total).dncCheck(dncCheck);
    rule.gap(Duration.ofMinutes(gapMinutes.orElse(0)));
    closes.ifPresentOrElse(
        end -> rule.window(time(opens).toString(), time(end).toString()),
        () -> rule.opens(time(opens).toString()));
    return new CampaignExample()
        .status(status)
        .channel(channel)
        .rule(rule.build())
        .schedule(new Schedule(true, Optional.empty(), startDate, endDate))
        .build();
  }

  /** The question, over the line that follows from these words. */
  Situation situation() {
    return situation(Examples.CAMPAIGN, line());
  }

  /** The question, over a line that has its own history. */
  Situation situation(CampaignKey key, Line line) {
    Calendar today = calendar();
    Map<String, Calendar> calendars = new HashMap<>(Map.of(today.id(), today));
    Recipient recipient = Examples.recipient(key, TO, today);
    for (Try one : tries) {
      Calendar then = new Calendar(new TreeSet<>(one.zones), Optional.empty());
      calendars.put(then.id(), then);
      Attempt attempt =
          new Attempt(
              recipient.log().lastOrdinal() + 1,
              one.at,
              then.id(),
              "nonce",
              one.at.plus(Duration.ofMinutes(11)),
              Optional.empty());
      Recipient started = recipient.started(attempt, attempt.leaseUntil());
      recipient =
          one.outcome
              .map(end -> started.concluded(attempt, Outcome.of(end, one.at)))
              .orElse(started);
    }
    Recipient tried = recipient;
    Recipient known = ended.map(end -> tried.ended(end, now)).orElse(tried);
    return new Situation(known, line, campaign(), policy(), calendars);
  }

  /** What the number's line knows. */
  Line line() {
    Line line = Line.untouched(Examples.TENANT, TO);
    for (Suppressed one : suppressed) {
      Suppression.Kind kind = one.optOut ? Suppression.Kind.OPT_OUT : Suppression.Kind.DO_NOT_CALL;
      line = line.with(new Suppression(kind, one.channel, now, "riddle"));
    }
    Map<String, Instant> starts = new HashMap<>();
    tries.stream()
        .filter(Try::counts)
        .forEach(one -> starts.put("acme_here-" + starts.size(), one.at));
    elsewhere.forEach(at -> starts.put("acme_elsewhere-" + starts.size(), at));
    Optional<LineMark> mark =
        busyUntil.map(until -> new LineMark("acme_busy-1", "nonce", now.minusSeconds(60), until));
    return new Line(Examples.TENANT, TO, line.suppressions(), mark, starts, talkedAt, 1);
  }
}
