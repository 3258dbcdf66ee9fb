package dev.rollcall.api.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.v1.RuleReader;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.campaign.Script;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.intake.Calendars;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.rule.RuleType;
import dev.rollcall.core.rule.Rules;
import dev.rollcall.core.simulation.Assumptions;
import dev.rollcall.core.simulation.Crowd;
import dev.rollcall.core.simulation.Scenario;
import dev.rollcall.core.simulation.WhoIsLeft;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.Zones;
import dev.rollcall.core.view.CampaignView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a simulation of a campaign that there is not, and finds everything wrong with it. */
public final class SimulationReader {
  /** The seed of whoever names none. */
  static final int SEED_DEFAULT = 1;

  /** Where the last day that is still today somewhere ends. */
  private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

  private static final Set<String> CHANNELS =
      Arrays.stream(Channel.values()).map(Channel::word).collect(Collectors.toUnmodifiableSet());

  private final RuleReader rules;
  private final PhoneNumbers numbers;
  private final Calendars calendars;
  private final Zones zones;

  /**
   * A reader.
   *
   * @param rules where rules are found that are named by their ids
   */
  public SimulationReader(Rules rules, PhoneNumbers numbers, Zones zones) {
    this.rules = new RuleReader(rules);
    this.numbers = numbers;
    this.calendars = new Calendars(numbers);
    this.zones = zones;
  }

  /**
   * The scenario in a body; empty once any fault is noted.
   *
   * @param tenant whose campaign it would be
   * @param now it begins then, unless it says otherwise
   */
  public Optional<Scenario> read(JsonNode body, Faults faults, Tenant tenant, Instant now) {
    return Fields.of(body, Path.ROOT, faults).flatMap(fields -> read(fields, faults, tenant, now));
  }

  private Optional<Scenario> read(Fields fields, Faults faults, Tenant said, Instant now) {
    Channel channel =
        fields.oneOf("channel", Need.OPTIONAL, CHANNELS).map(Channel::of).orElse(Channel.CALL);
    if (said.channel(channel).isEmpty()) {
      fields.fault("channel", Kind.UNACCEPTABLE, "is none that this account has");
    }
    Tenant tenant = new AccountReader(zones, faults).read(fields, said, channel);
    Rule rule = rules.read(fields, tenant, channel == Channel.CALL ? RuleType.CALL : RuleType.TEXT);
    Schedule schedule = schedule(fields, now);
    int concurrency =
        fields.integer("concurrency", Need.NULLABLE, 1, Campaign.CONCURRENCY_MAX).orElse(0);
    List<PeopleReader.Group> people = new PeopleReader(numbers, zones, faults).read(fields);
    Assumptions assumptions = new AssumptionsReader(channel, faults).read(fields);
    int seed = seed(fields);
    fields.rejectOthers();
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    Instant from = schedule.at().filter(now::isBefore).orElse(now);
    Schedule bounded = schedule.bounded(now, tenant.policy().retention().unusedContacts());
    Campaign campaign = campaign(tenant, channel, rule, bounded, concurrency, from);
    return Optional.of(scenario(campaign, tenant, people, assumptions, from, seed));
  }

  static int seed(Fields fields) {
    return fields.integer("seed", Need.OPTIONAL, 0, Integer.MAX_VALUE).orElse(SEED_DEFAULT);
  }

  private static Schedule schedule(Fields fields, Instant now) {
    Optional<Instant> at = fields.time("schedule_at", Need.NULLABLE);
    Optional<LocalDate> start = fields.date("start_date", Need.NULLABLE);
    Optional<LocalDate> end = fields.date("end_date", Need.NULLABLE);
    if (end.isPresent() && start.filter(end.get()::isBefore).isPresent()) {
      fields.fault("end_date", Kind.UNACCEPTABLE, "must not be before the start_date");
    }
    if (end.filter(day -> day.isBefore(now.atOffset(LAST_ZONE).toLocalDate())).isPresent()) {
      fields.fault("end_date", Kind.UNACCEPTABLE, "is over everywhere");
    }
    return new Schedule(true, at, start, end);
  }

  private static Campaign campaign(
      Tenant tenant, Channel channel, Rule rule, Schedule schedule, int concurrency, Instant from) {
    return new Campaign(
        new CampaignKey(tenant.id(), new CampaignId("simulation")),
        "v1",
        "Simulation",
        channel,
        CampaignStatus.RUNNING,
        rule,
        schedule,
        concurrency,
        1,
        new Script(Optional.empty(), Optional.empty(), Map.of()),
        Optional.empty(),
        1,
        from,
        from,
        Optional.of(from),
        Optional.empty(),
        Optional.empty(),
        1);
  }

  private Scenario scenario(
      Campaign campaign,
      Tenant tenant,
      List<PeopleReader.Group> people,
      Assumptions assumptions,
      Instant from,
      int seed) {
    Map<String, Calendar> known = new LinkedHashMap<>();
    List<Crowd> crowds = new ArrayList<>();
    for (PeopleReader.Group group : people) {
      Calendar calendar = calendars.of(group.example(), Optional.empty(), tenant.policy());
      known.put(calendar.id(), calendar);
      Recipient like =
          WhoIsLeft.somebody(
              campaign, group.example().address(), calendar.id(), group.priority(), from);
      crowds.add(new Crowd(group.count(), like));
    }
    return new Scenario(new CampaignView(campaign, known, tenant), crowds, assumptions, from, seed);
  }
}
