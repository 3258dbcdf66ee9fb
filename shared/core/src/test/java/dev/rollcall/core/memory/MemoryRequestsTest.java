package dev.rollcall.core.memory;

import dev.rollcall.core.contract.RequestsContract;
import dev.rollcall.core.request.Requests;

class MemoryRequestsTest extends RequestsContract {
  private final Requests requests = new MemoryRequests();

  @Override
  protected Requests requests() {
    return requests;
  }
}
