package dev.rollcall.aws.dynamo;

import dev.rollcall.core.tenant.App;
import dev.rollcall.core.tenant.TenantId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How an app is kept. */
final class AppItem {
  static final String PREFIX = "app#";

  private AppItem() {}

  static Map<String, AttributeValue> write(App app) {
    return new Item()
        .all(Keys.app(app.clientId()))
        .text("tenant", app.tenant().value())
        .text("secret", app.secret())
        .text("algorithm", app.algorithm())
        .text("accountId", app.accountId())
        .text("streamId", app.streamId())
        .flag("requireExp", app.requireExp())
        .time("createdAt", app.createdAt())
        .build();
  }

  static App read(Attributes item) {
    return new App(
        item.text("pk").substring(PREFIX.length()),
        new TenantId(item.text("tenant")),
        item.maybeText("secret").orElse(""),
        item.text("algorithm"),
        item.text("accountId"),
        item.text("streamId"),
        item.flag("requireExp"),
        item.time("createdAt"));
  }
}
