package dev.rollcall.aws.dynamo;

import dev.rollcall.core.rule.RuleKey;
import dev.rollcall.core.rule.RuleRecord;
import dev.rollcall.core.rule.RuleType;
import dev.rollcall.core.tenant.TenantId;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a rule that a tenant keeps is kept. */
final class RuleRecordItem {
  private RuleRecordItem() {}

  static Map<String, AttributeValue> write(RuleRecord record) {
    return new Item()
        .all(Keys.rule(record.key()))
        .text("kind", "rule")
        .text("rp", recentPartition(record.key().tenant(), record.rule().type()))
        .text("rs", position(record))
        .number("v", record.version())
        .map("rule", RuleItem.write(record.rule()))
        .time("createdAt", record.createdAt())
        .time("updatedAt", record.updatedAt())
        .build();
  }

  static RuleRecord read(Attributes item) {
    return new RuleRecord(
        keyOf(item),
        RuleItem.read(item.nested("rule")),
        item.time("createdAt"),
        item.time("updatedAt"),
        item.number("v"));
  }

  static RuleKey keyOf(Attributes item) {
    String partition = item.text("pk");
    return new RuleKey(Keys.tenantOf(item), partition.substring(partition.lastIndexOf('#') + 1));
  }

  static String recentPartition(TenantId tenant, RuleType type) {
    return tenant + "#rule#" + type.name().toLowerCase(Locale.ROOT);
  }

  /** Zero-padded, so that text sorts as time does. */
  private static String position(RuleRecord record) {
    return "%015d#%s".formatted(record.createdAt().toEpochMilli(), record.key().uuid());
  }
}
