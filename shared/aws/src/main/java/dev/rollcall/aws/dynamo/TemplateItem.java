package dev.rollcall.aws.dynamo;

import dev.rollcall.core.message.MessageTemplate;
import dev.rollcall.core.message.TemplateKey;
import dev.rollcall.core.tenant.TenantId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a template is kept. */
final class TemplateItem {
  private TemplateItem() {}

  static Map<String, AttributeValue> write(MessageTemplate template) {
    return new Item()
        .all(Keys.template(template.key()))
        .text("kind", "template")
        .text("rp", recentPartition(template.key().tenant()))
        .text("rs", recentPosition(template))
        .number("v", template.version())
        .text("name", template.name())
        .text("subject", template.subject())
        .text("body", template.body())
        .time("createdAt", template.createdAt())
        .time("updatedAt", template.updatedAt())
        .build();
  }

  static MessageTemplate read(Attributes item) {
    return new MessageTemplate(
        keyOf(item),
        item.text("name"),
        item.maybeText("subject"),
        item.text("body"),
        item.time("createdAt"),
        item.time("updatedAt"),
        item.number("v"));
  }

  static TemplateKey keyOf(Attributes item) {
    String partition = item.text("pk");
    return new TemplateKey(
        Keys.tenantOf(item), Integer.parseInt(partition.substring(partition.lastIndexOf('#') + 1)));
  }

  static String recentPartition(TenantId tenant) {
    return tenant + "#template";
  }

  /** All keys of an index entry follow from the one text that ends a page. */
  static Map<String, AttributeValue> position(TenantId tenant, String end) {
    int number = Integer.parseInt(end.substring(end.indexOf('#') + 1));
    return new Item()
        .all(Keys.template(new TemplateKey(tenant, number)))
        .text("rp", recentPartition(tenant))
        .text("rs", end)
        .build();
  }

  /** Zero-padded, so that text sorts as time and number do. */
  private static String recentPosition(MessageTemplate template) {
    return "%015d#%010d".formatted(template.createdAt().toEpochMilli(), template.key().number());
  }
}
