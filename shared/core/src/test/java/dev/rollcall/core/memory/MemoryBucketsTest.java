package dev.rollcall.core.memory;

import dev.rollcall.core.campaign.Buckets;
import dev.rollcall.core.contract.BucketsContract;

class MemoryBucketsTest extends BucketsContract {
  private final MemoryBuckets store = new MemoryBuckets();

  @Override
  protected Buckets buckets() {
    return store;
  }

  @Override
  protected Buckets ofAnotherWorker() {
    return store;
  }
}
