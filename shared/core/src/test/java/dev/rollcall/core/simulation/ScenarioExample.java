package dev.rollcall.core.simulation;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.recipient.AgendaPlace;
import dev.rollcall.core.recipient.Enrolment;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.view.CampaignView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A campaign to simulate, of which a test states only what it is about. */
final class ScenarioExample {
  private final Map<String, Calendar> calendars = new LinkedHashMap<>();
  private final List<Crowd> crowds = new ArrayList<>();
  private Rule rule = new RuleExample().build();
  private Schedule schedule = Schedule.NOW;
  private Policy policy = Policy.DEFAULT;
  private Channel channel = Channel.CALL;
  private int concurrency;
  private int startsPerSecond = 10;
  private Assumptions assumptions = Assumptions.usual(Channel.CALL);
  private Instant from = Examples.NOW;
  private long seed = 1;

  ScenarioExample people(int count, String zone) {
    return people(count, Calendar.of(zone), Enrolment.PRIORITY_DEFAULT);
  }

  ScenarioExample people(int count, Calendar calendar, int priority) {
    calendars.put(calendar.id(), calendar);
    Recipient example = Examples.recipient(Examples.CAMPAIGN, Examples.number(1), calendar);
    Enrolment enrolment =
        new Enrolment(new ContactId("somebody"), 1, priority, Optional.empty(), Map.of(), from);
    crowds.add(
        new Crowd(
            count,
            Recipient.enrolled(
                example.key(), example.id(), enrolment, new AgendaPlace(calendar.id(), 0, from))));
    return this;
  }

  ScenarioExample rule(RuleExample attached) {
    this.rule = attached.build();
    return this;
  }

  ScenarioExample schedule(Schedule when) {
    this.schedule = when;
    return this;
  }

  ScenarioExample policy(Policy allowed) {
    this.policy = allowed;
    return this;
  }

  ScenarioExample channel(Channel way) {
    this.channel = way;
    this.assumptions = Assumptions.usual(way);
    return this;
  }

  ScenarioExample concurrency(int slots) {
    this.concurrency = slots;
    return this;
  }

  ScenarioExample startsPerSecond(int pace) {
    this.startsPerSecond = pace;
    return this;
  }

  ScenarioExample assumptions(Assumptions assumed) {
    this.assumptions = assumed;
    return this;
  }

  /** To be said before people come in. */
  ScenarioExample from(Instant begins) {
    this.from = begins;
    return this;
  }

  ScenarioExample seed(long chance) {
    this.seed = chance;
    return this;
  }

  Scenario build() {
    Campaign campaign =
        new CampaignExample()
            .channel(channel)
            .rule(rule)
            .schedule(schedule)
            .concurrency(concurrency)
            .createdAt(from)
            .build();
    CampaignView view =
        new CampaignView(campaign, calendars, Examples.tenant(policy, startsPerSecond));
    return new Scenario(view, crowds, assumptions, from, seed);
  }
}
