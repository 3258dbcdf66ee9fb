package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.contract.TemplatesContract;
import dev.rollcall.core.message.Templates;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoTemplatesIT extends TemplatesContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected Templates templates() {
    return new DynamoTemplates(tables.client(), tables.campaigns());
  }
}
