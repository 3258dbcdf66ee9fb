package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.contract.WebhooksContract;
import dev.rollcall.core.webhook.Webhooks;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoWebhooksIT extends WebhooksContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected Webhooks webhooks() {
    return new DynamoWebhooks(tables.client(), tables.campaigns());
  }
}
