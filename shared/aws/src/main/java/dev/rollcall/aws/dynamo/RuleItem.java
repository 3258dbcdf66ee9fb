package dev.rollcall.aws.dynamo;

import dev.rollcall.core.rule.Escalation;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.rule.RuleType;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a rule is kept in a campaign. */
final class RuleItem {
  private RuleItem() {}

  static Map<String, AttributeValue> write(Rule rule) {
    return new Item()
        .text("name", rule.name())
        .text("type", rule.type().name().toLowerCase(Locale.ROOT))
        .number("perDay", rule.attemptsPerDayMax())
        .number("total", rule.attemptsTotalMax())
        .text("retryGap", rule.retryGap().map(Duration::toString))
        .text("start", rule.startTime().toString())
        .text("end", rule.endTime().map(LocalTime::toString))
        .flag("dncCheck", rule.dncCheck())
        .flag("removeOnOptOut", rule.removeOnOptOut())
        .count("escalateAfter", rule.escalation().afterFailedAttempts())
        .text("escalationType", rule.escalation().type())
        .text("escalationTarget", rule.escalation().target())
        .build();
  }

  static Rule read(Attributes item) {
    return new Rule(
        item.text("name"),
        RuleType.valueOf(item.text("type").toUpperCase(Locale.ROOT)),
        item.integer("perDay"),
        item.integer("total"),
        item.maybeText("retryGap").map(Duration::parse),
        LocalTime.parse(item.text("start")),
        item.maybeText("end").map(LocalTime::parse),
        item.flag("dncCheck"),
        item.flag("removeOnOptOut"),
        new Escalation(
            item.count("escalateAfter"),
            item.maybeText("escalationType"),
            item.maybeText("escalationTarget")));
  }
}
