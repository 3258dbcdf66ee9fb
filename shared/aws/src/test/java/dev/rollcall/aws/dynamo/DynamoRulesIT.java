package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.contract.RulesContract;
import dev.rollcall.core.rule.Rules;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoRulesIT extends RulesContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected Rules rules() {
    return new DynamoRules(tables.client(), tables.campaigns());
  }
}
