package dev.rollcall.api.mihu;

import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.rule.RuleRecord;
import dev.rollcall.core.rule.RuleType;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule as this dialect shows it, in the order of the page. */
final class RuleShown {
  private RuleShown() {}

  static Map<String, @Nullable Object> of(RuleRecord record) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    shown.put("uuid", record.key().uuid());
    shown.putAll(of(record.rule()));
    shown.put("created_at", Envelope.time(record.createdAt()));
    shown.put("updated_at", Envelope.time(record.updatedAt()));
    return shown;
  }

  /** A rule as it is attached to a campaign, which is no record of its own. */
  static Map<String, @Nullable Object> of(Rule rule) {
    boolean escalates = rule.type() == RuleType.CALL;
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    shown.put("name", rule.name());
    shown.put("type", RuleReader.word(rule.type()));
    shown.put("max_calls_per_day", rule.attemptsPerDayMax());
    shown.put("max_total_calls", rule.attemptsTotalMax());
    shown.put("retry_interval_minutes", orNull(rule.retryGap().map(Duration::toMinutes)));
    shown.put("start_time", text(rule.startTime()));
    shown.put("end_time", orNull(rule.endTime().map(RuleShown::text)));
    shown.put("dnc_check", rule.dncCheck());
    shown.put("remove_on_opt_out", rule.removeOnOptOut());
    shown.put(
        "escalation_after_failed_attempts",
        escalates ? rule.escalation().afterFailedAttempts() : null);
    shown.put("escalation_type", orNull(rule.escalation().type()));
    shown.put("escalation_target", orNull(rule.escalation().target()));
    return shown;
  }

  private static String text(LocalTime time) {
    return time.format(DateTimeFormatter.ISO_LOCAL_TIME);
  }

  private static @Nullable Object orNull(Optional<?> value) {
    return value.orElse(null);
  }
}
