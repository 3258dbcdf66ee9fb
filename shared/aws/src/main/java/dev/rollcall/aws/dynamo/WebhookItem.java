package dev.rollcall.aws.dynamo;

import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.tenant.FormerSecret;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.webhook.Webhook;
import dev.rollcall.core.webhook.WebhookId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How an endpoint of a tenant's own is kept. */
final class WebhookItem {
  private WebhookItem() {}

  static Map<String, AttributeValue> write(Webhook webhook) {
    return new Item()
        .all(Keys.webhook(webhook.tenant(), webhook.id()))
        .text("kind", "webhook")
        .text("rp", recentPartition(webhook.tenant()))
        .text("rs", SortableTime.of(webhook.createdAt()) + "#" + webhook.id())
        .text("url", webhook.url())
        .text("secret", webhook.secret())
        .text("formerSecret", webhook.former().map(FormerSecret::secret))
        .time("formerUntil", webhook.former().map(FormerSecret::until))
        .list(
            "types",
            webhook.types().stream().map(EventType::word).sorted().map(Item::text).toList())
        .time("createdAt", webhook.createdAt())
        .build();
  }

  static Webhook read(Attributes item) {
    return new Webhook(
        Keys.tenantOf(item),
        idOf(item),
        item.text("url"),
        item.text("secret"),
        former(item),
        item.list("types").stream()
            .map(AttributeValue::s)
            .map(EventType::of)
            .collect(Collectors.toUnmodifiableSet()),
        item.time("createdAt"));
  }

  /** The secret before the one in an item, if it was replaced. */
  static Optional<FormerSecret> former(Attributes item) {
    return item.maybeText("formerSecret")
        .map(secret -> new FormerSecret(secret, item.time("formerUntil")));
  }

  static WebhookId idOf(Attributes item) {
    String partition = item.text("pk");
    return new WebhookId(partition.substring(partition.lastIndexOf('#') + 1));
  }

  static String recentPartition(TenantId tenant) {
    return tenant + "#webhook";
  }
}
