package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.contract.LinesContract;
import dev.rollcall.core.line.Lines;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoLinesIT extends LinesContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected Lines lines() {
    return new DynamoLines(tables.client(), tables.addresses());
  }
}
