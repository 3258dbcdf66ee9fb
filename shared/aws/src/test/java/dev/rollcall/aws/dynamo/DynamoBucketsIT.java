package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.campaign.Buckets;
import dev.rollcall.core.contract.BucketsContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoBucketsIT extends BucketsContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  private Buckets warm;

  @BeforeEach
  void startWorker() {
    warm = ofAnotherWorker();
  }

  @Override
  protected Buckets buckets() {
    return warm;
  }

  @Override
  protected Buckets ofAnotherWorker() {
    return new DynamoBuckets(tables.client(), tables.campaigns());
  }
}
