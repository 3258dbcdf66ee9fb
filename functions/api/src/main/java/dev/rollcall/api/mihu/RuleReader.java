package dev.rollcall.api.mihu;

import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.core.rule.Escalation;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.rule.RuleType;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a request says about a rule; what it does not mention stays as it is. */
final class RuleReader {
  /** A year: longer than any campaign that still means the same person. */
  private static final int RETRY_MINUTES_MAX = 525_600;

  private static final int NAME_CHARS_MIN = 3;
  private static final int NAME_CHARS_MAX = 255;
  private static final int ESCALATION_TYPE_CHARS_MAX = 255;
  private static final int ESCALATION_TARGET_CHARS_MAX = 1000;

  private static final Map<String, RuleType> TYPES =
      Map.of("call", RuleType.CALL, "text", RuleType.TEXT);

  private final Fields fields;
  private final Rule known;

  private RuleReader(Fields fields, Rule known) {
    this.fields = fields;
    this.known = known;
  }

  /**
   * A rule with what a request says about it. Should that have faults, they are noted, and the rule
   * is good for finding more of them only.
   *
   * @param known what it says so far
   * @param name whether the request must name it
   */
  static Rule read(Fields fields, Rule known, Need name) {
    RuleReader reader = new RuleReader(fields, known);
    String text = fields.text("name", name, NAME_CHARS_MIN, NAME_CHARS_MAX).orElse(known.name());
    return switch (type(fields, "type").orElse(known.type())) {
      case CALL -> reader.call(text);
      case TEXT -> reader.text(text);
    };
  }

  /** The type that a request names. */
  static Optional<RuleType> type(Fields fields, String name) {
    return fields.oneOf(name, Need.OPTIONAL, TYPES.keySet()).map(TYPES::get);
  }

  /** The type of a word; empty if none is called so. */
  static Optional<RuleType> type(String word) {
    return Optional.ofNullable(TYPES.get(word));
  }

  /** The word for a type. */
  static String word(RuleType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private Rule call(String name) {
    // What a text rule was forced to say is nobody's wish for calls.
    Rule before = known.type() == RuleType.CALL ? known : Rule.defaults(RuleType.CALL);
    Rule standard = Rule.defaults(RuleType.CALL);
    LocalTime start = start();
    Optional<LocalTime> end =
        fields
            .timeOfDay("end_time", Need.NULLABLE)
            .or(() -> unsaid("end_time", before, standard, Rule::endTime));
    return new Rule(
        name,
        RuleType.CALL,
        perDay().orElse(before.attemptsPerDayMax()),
        total().orElse(before.attemptsTotalMax()),
        gap().or(() -> unsaid("retry_interval_minutes", before, standard, Rule::retryGap)),
        start,
        end.filter(time -> lasts(start, time)),
        dncCheck(),
        removeOnOptOut(),
        escalation(before.escalation()));
  }

  /** One attempt only, until quiet hours: what a request says otherwise must be valid, no more. */
  private Rule text(String name) {
    perDay();
    total();
    gap();
    fields.timeOfDay("end_time", Need.NULLABLE);
    escalation(Escalation.NONE);
    Rule standard = Rule.defaults(RuleType.TEXT);
    return new Rule(
        name,
        RuleType.TEXT,
        standard.attemptsPerDayMax(),
        standard.attemptsTotalMax(),
        standard.retryGap(),
        start(),
        standard.endTime(),
        dncCheck(),
        removeOnOptOut(),
        standard.escalation());
  }

  /** Null takes the default, and what is not mentioned stays. */
  private <T> T unsaid(String name, Rule before, Rule standard, Function<Rule, T> part) {
    return part.apply(fields.has(name) ? standard : before);
  }

  private boolean lasts(LocalTime start, LocalTime end) {
    if (start.equals(end)) {
      String said = fields.has("start_time") ? "start_time" : "end_time";
      fields.fault(said, Kind.UNACCEPTABLE, "must differ: a window needs two different times");
    }
    return !start.equals(end);
  }

  private Optional<Integer> perDay() {
    return fields.integer("max_calls_per_day", Need.OPTIONAL, 1, Integer.MAX_VALUE);
  }

  private Optional<Integer> total() {
    return fields.integer("max_total_calls", Need.OPTIONAL, 1, Integer.MAX_VALUE);
  }

  private Optional<Duration> gap() {
    return fields
        .integer("retry_interval_minutes", Need.NULLABLE, 1, RETRY_MINUTES_MAX)
        .map(Duration::ofMinutes);
  }

  private LocalTime start() {
    return fields.timeOfDay("start_time", Need.OPTIONAL).orElse(known.startTime());
  }

  private boolean dncCheck() {
    return fields.flag("dnc_check", Need.OPTIONAL).orElse(known.dncCheck());
  }

  private boolean removeOnOptOut() {
    return fields.flag("remove_on_opt_out", Need.OPTIONAL).orElse(known.removeOnOptOut());
  }

  private Escalation escalation(Escalation before) {
    String after = "escalation_after_failed_attempts";
    Optional<Integer> failures = fields.integer(after, Need.NULLABLE, 0, Integer.MAX_VALUE);
    return new Escalation(
        failures.orElse(fields.has(after) ? 0 : before.afterFailedAttempts()),
        note("escalation_type", ESCALATION_TYPE_CHARS_MAX, before.type()),
        note("escalation_target", ESCALATION_TARGET_CHARS_MAX, before.target()));
  }

  private Optional<String> note(String name, int charsMax, Optional<String> before) {
    Optional<String> said = fields.text(name, Need.NULLABLE, 0, charsMax);
    return fields.has(name) ? said : before;
  }
}
