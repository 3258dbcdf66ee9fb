package dev.rollcall.api.v1;

import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.core.rule.Escalation;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.rule.RuleKey;
import dev.rollcall.core.rule.RuleRecord;
import dev.rollcall.core.rule.RuleType;
import dev.rollcall.core.rule.Rules;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/** Reads the rule of a campaign: a kept one, one that is said here, or the one with the other. */
public record RuleReader(Rules rules) {
  private static final int ATTEMPTS_MAX = 100;
  private static final int GAP_SECONDS_MAX = 7 * 24 * 60 * 60;

  /**
   * The rule at a property; without one, what contract 2 makes of nothing.
   *
   * @param type what the campaign's channel needs
   */
  public Rule read(Fields campaign, Tenant tenant, RuleType type) {
    Rule rule =
        campaign
            .fields("rule", Need.NULLABLE)
            .map(fields -> read(fields, kept(fields, tenant.id(), type), type))
            .orElseGet(() -> Rule.defaults(type));
    if (rule.hours(tenant.policy()).isEmpty()) {
      campaign.fault(
          "rule", Kind.UNACCEPTABLE, "leaves no hour in which this account reaches people");
    }
    return rule;
  }

  private Rule kept(Fields fields, TenantId tenant, RuleType type) {
    Optional<String> uuid = fields.uuid("uuid", Need.OPTIONAL);
    Optional<Rule> known =
        uuid.map(text -> new RuleKey(tenant, text)).flatMap(rules::find).map(RuleRecord::rule);
    if (uuid.isPresent() && known.isEmpty()) {
      fields.fault("uuid", Kind.UNACCEPTABLE, "is not that of a rule");
    }
    if (known.filter(rule -> rule.type() != type).isPresent()) {
      fields.fault("uuid", Kind.UNACCEPTABLE, "is that of a rule for another kind of channel");
    }
    return known.filter(rule -> rule.type() == type).orElseGet(() -> Rule.defaults(type));
  }

  private static Rule read(Fields fields, Rule base, RuleType type) {
    int most = type == RuleType.CALL ? ATTEMPTS_MAX : 1;
    int perDay =
        fields
            .integer("attempts_per_day_max", Need.OPTIONAL, 1, most)
            .orElse(base.attemptsPerDayMax());
    int total =
        fields
            .integer("attempts_total_max", Need.OPTIONAL, 1, most)
            .orElse(base.attemptsTotalMax());
    Optional<Duration> gap =
        fields
            .integer("retry_gap_seconds", Need.NULLABLE, 0, GAP_SECONDS_MAX)
            .map(Duration::ofSeconds)
            .or(base::retryGap);
    LocalTime start = fields.timeOfDay("start_time", Need.OPTIONAL).orElse(base.startTime());
    Optional<LocalTime> end = fields.timeOfDay("end_time", Need.NULLABLE).or(base::endTime);
    boolean dncCheck = fields.flag("dnc_check", Need.OPTIONAL).orElse(base.dncCheck());
    boolean removal = fields.flag("remove_on_opt_out", Need.OPTIONAL).orElse(base.removeOnOptOut());
    Escalation escalation = base.escalation();
    fields.rejectOthers();
    if (end.filter(start::equals).isPresent()) {
      fields.fault("end_time", Kind.UNACCEPTABLE, "must not be the start_time");
      return base;
    }
    return new Rule(
        base.name(), type, perDay, total, gap, start, end, dncCheck, removal, escalation);
  }
}
