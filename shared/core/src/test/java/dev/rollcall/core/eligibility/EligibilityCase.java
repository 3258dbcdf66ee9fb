package dev.rollcall.core.eligibility;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.recipient.AgendaPlace;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.rule.Rule;
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
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One case of {@code eligibility-cases.json}; whatever it leaves out is the ordinary. */
record EligibilityCase(
    String name,
    @Nullable RuleText rule,
    @Nullable PolicyText policy,
    @Nullable CampaignText campaign,
    @Nullable ContactText contact,
    @Nullable List<AttemptText> attempts,
    @Nullable String ended,
    @Nullable LineText line,
    String now,
    Expected expect) {
  private static final Address TO = Examples.number(42);

  record RuleText(
      @Nullable Integer perDay,
      @Nullable Integer total,
      @Nullable Integer gapMinutes,
      @Nullable String opens,
      @Nullable String closes,
      @Nullable Boolean dncCheck) {
    Rule rule() {
      RuleExample rule = new RuleExample();
      Optional.ofNullable(perDay).ifPresent(rule::perDay);
      Optional.ofNullable(total).ifPresent(rule::total);
      Optional.ofNullable(gapMinutes).map(Duration::ofMinutes).ifPresent(rule::gap);
      Optional.ofNullable(dncCheck).ifPresent(rule::dncCheck);
      if (opens != null && closes != null) {
        rule.window(opens, closes);
      } else if (opens != null) {
        rule.opens(opens);
      }
      return rule.build();
    }
  }

  record CapText(int attempts, int hours) {}

  record PolicyText(
      @Nullable String reachable,
      @Nullable List<CapText> rollingCaps,
      @Nullable Set<String> packs) {
    Policy policy() {
      return hoursAndCaps().withPacks(Optional.ofNullable(packs).orElse(Set.of()));
    }

    private Policy hoursAndCaps() {
      RollingCap[] caps =
          Optional.ofNullable(rollingCaps).orElse(List.of()).stream()
              .map(cap -> new RollingCap(cap.attempts, Duration.ofHours(cap.hours)))
              .toArray(RollingCap[]::new);
      return Optional.ofNullable(reachable)
          .map(word -> word.equals("always") ? DailyHours.ALWAYS : hours(word))
          .map(hours -> Examples.policy(hours, caps))
          .orElseGet(() -> Examples.policy(caps));
    }

    private static DailyHours hours(String text) {
      String[] times = text.split("-", 2);
      return DailyHours.of(times[0], times[1]);
    }
  }

  record CampaignText(
      @Nullable String channel,
      @Nullable String status,
      @Nullable String startDate,
      @Nullable String endDate) {
    void describe(CampaignExample example) {
      Optional.ofNullable(channel).map(Channel::of).ifPresent(example::channel);
      Optional.ofNullable(status)
          .map(word -> CampaignStatus.valueOf(word.toUpperCase(Locale.ROOT)))
          .ifPresent(example::status);
      example.schedule(
          new Schedule(
              true,
              Optional.empty(),
              Optional.ofNullable(startDate).map(LocalDate::parse),
              Optional.ofNullable(endDate).map(LocalDate::parse)));
    }
  }

  /** {@code territory}: where the number belongs; {@code elsewhere}: its zones, if others. */
  record ContactText(
      @Nullable List<String> zones,
      @Nullable String part,
      @Nullable String territory,
      @Nullable List<String> elsewhere) {
    static final ContactText ORDINARY = new ContactText(null, null, null, null);

    Calendar calendar() {
      Calendar calendar =
          new Calendar(
              new TreeSet<>(Optional.ofNullable(zones).orElse(List.of("America/New_York"))),
              Optional.ofNullable(part).map(DayPart::of));
      return territory == null
          ? calendar
          : calendar.in(
              new Territory(
                  territory, new TreeSet<>(Optional.ofNullable(elsewhere).orElse(List.of()))));
    }
  }

  /** Without an outcome it is live. */
  record AttemptText(
      String at,
      @Nullable String outcome,
      @Nullable List<String> zones,
      @Nullable String leaseUntil) {
    Calendar calendar(Calendar today) {
      return zones == null ? today : new Calendar(new TreeSet<>(zones), Optional.empty());
    }
  }

  record SuppressionText(String kind, @Nullable String channel) {}

  /** {@code mine}: the mark of this recipient's next attempt, left by a worker that fell silent. */
  record MarkText(boolean mine, String at, String until) {}

  record LineText(
      @Nullable List<SuppressionText> suppressions,
      @Nullable MarkText live,
      @Nullable List<String> starts,
      @Nullable String talkedUntil) {}

  record Expected(
      String verdict,
      @Nullable String reason,
      @Nullable String disposition,
      @Nullable String at,
      @Nullable String earliest) {}

  @Override
  public String toString() {
    return name;
  }

  Instant instant() {
    return instant(now);
  }

  static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  Situation situation() {
    Calendar calendar = Optional.ofNullable(contact).orElse(ContactText.ORDINARY).calendar();
    Map<String, Calendar> calendars = new HashMap<>(Map.of(calendar.id(), calendar));
    Recipient recipient = Examples.recipient(Examples.CAMPAIGN, TO, calendar);
    for (AttemptText attempt : Optional.ofNullable(attempts).orElse(List.of())) {
      Calendar then = attempt.calendar(calendar);
      calendars.put(then.id(), then);
      recipient = with(recipient, attempt, then);
    }
    AgendaPlace place = recipient.place();
    recipient = recipient.refiled(calendar.id(), place.lookAt());
    if (ended != null) {
      recipient = recipient.ended(Disposition.of(ended), Examples.NOW);
    }
    Policy rules = Optional.ofNullable(policy).map(PolicyText::policy).orElse(Policy.DEFAULT);
    return new Situation(recipient, line(recipient), campaignNow(), rules, calendars);
  }

  private static Recipient with(Recipient recipient, AttemptText text, Calendar calendar) {
    Instant at = instant(text.at);
    Attempt attempt =
        new Attempt(
            recipient.log().lastOrdinal() + 1,
            at,
            calendar.id(),
            "nonce",
            text.leaseUntil == null ? at.plus(Duration.ofMinutes(11)) : instant(text.leaseUntil),
            Optional.empty());
    Recipient started = recipient.started(attempt, attempt.leaseUntil());
    return text.outcome == null
        ? started
        : started.concluded(attempt, Outcome.of(Disposition.of(text.outcome), at));
  }

  private Campaign campaignNow() {
    CampaignExample example = new CampaignExample();
    Optional.ofNullable(rule).map(RuleText::rule).ifPresent(example::rule);
    Optional.ofNullable(campaign).ifPresent(text -> text.describe(example));
    return example.build();
  }

  private Line line(Recipient recipient) {
    Line touched = Line.untouched(Examples.TENANT, TO);
    if (line == null) {
      return touched;
    }
    for (SuppressionText text : Optional.ofNullable(line.suppressions).orElse(List.of())) {
      touched =
          touched.with(
              new Suppression(
                  Suppression.Kind.valueOf(text.kind.toUpperCase(Locale.ROOT)),
                  Optional.ofNullable(text.channel).map(Channel::of),
                  Examples.NOW,
                  "test"));
    }
    Map<String, Instant> starts = new HashMap<>();
    for (String start : Optional.ofNullable(line.starts).orElse(List.of())) {
      starts.put("acme_elsewhere-" + (starts.size() + 1), instant(start));
    }
    Optional<LineMark> mark =
        Optional.ofNullable(line.live)
            .map(
                live ->
                    new LineMark(
                        live.mine ? recipient.nextAttempt().toString() : "acme_elsewhere-99",
                        "nonce",
                        instant(live.at),
                        instant(live.until)));
    mark.ifPresent(live -> starts.put(live.attemptId(), live.markedAt()));
    return new Line(
        Examples.TENANT,
        TO,
        touched.suppressions(),
        mark,
        starts,
        Optional.ofNullable(line.talkedUntil).map(EligibilityCase::instant),
        1);
  }
}
