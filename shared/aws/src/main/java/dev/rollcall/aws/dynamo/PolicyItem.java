package dev.rollcall.aws.dynamo;

import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.time.DailyHours;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a tenant's policy is kept. */
final class PolicyItem {
  private PolicyItem() {}

  static Map<String, AttributeValue> write(Policy policy) {
    return new Item()
        .list("reachable", policy.reachableHours().spans().stream().map(PolicyItem::span).toList())
        .text("country", policy.defaultCountry())
        .text("zone", policy.defaultZone())
        .list("countries", policy.countries().stream().sorted().map(Item::text).toList())
        .list("rollingCaps", policy.rollingCaps().stream().map(PolicyItem::cap).toList())
        .text("retryGap", policy.retryGap().toString())
        .map("retention", retention(policy.retention()))
        .flag("lenient", policy.lenient())
        .list("packs", policy.packs().stream().sorted().map(Item::text).toList())
        .number("refusalsInRowMax", policy.refusalsInRowMax())
        .build();
  }

  static Policy read(Attributes item) {
    return new Policy(
        new DailyHours(item.list("reachable").stream().map(PolicyItem::span).toList()),
        item.text("country"),
        item.text("zone"),
        words(item.list("countries")),
        caps(item.list("rollingCaps")),
        Duration.parse(item.text("retryGap")),
        item.maybeNested("retention").map(PolicyItem::retention).orElse(Policy.Retention.DEFAULT),
        item.flag("lenient"),
        words(item.list("packs")),
        item.integer("refusalsInRowMax"));
  }

  private static Set<String> words(List<AttributeValue> values) {
    return values.stream().map(AttributeValue::s).collect(Collectors.toUnmodifiableSet());
  }

  private static AttributeValue span(DailyHours.Span span) {
    return new Item().number("from", span.from()).number("to", span.to()).asMap();
  }

  private static DailyHours.Span span(AttributeValue value) {
    Attributes span = new Attributes(value.m());
    return new DailyHours.Span(span.integer("from"), span.integer("to"));
  }

  private static AttributeValue cap(RollingCap cap) {
    return new Item()
        .number("attempts", cap.attemptsMax())
        .text("period", cap.period().toString())
        .asMap();
  }

  private static List<RollingCap> caps(List<AttributeValue> values) {
    return values.stream()
        .map(value -> new Attributes(value.m()))
        .map(cap -> new RollingCap(cap.integer("attempts"), Duration.parse(cap.text("period"))))
        .toList();
  }

  private static Map<String, AttributeValue> retention(Policy.Retention retention) {
    return new Item()
        .text("finishedRecipients", retention.finishedRecipients().toString())
        .text("unusedContacts", retention.unusedContacts().toString())
        .text("deliveries", retention.deliveries().toString())
        .text("lists", retention.lists().toString())
        .build();
  }

  private static Policy.Retention retention(Attributes item) {
    return new Policy.Retention(
        Duration.parse(item.text("finishedRecipients")),
        Duration.parse(item.text("unusedContacts")),
        Duration.parse(item.text("deliveries")),
        Duration.parse(item.text("lists")));
  }
}
