package dev.rollcall.core.memory;

import dev.rollcall.core.request.Request;
import dev.rollcall.core.request.RequestKey;
import dev.rollcall.core.request.Requests;
import dev.rollcall.core.store.Write;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Requests in memory; never forgotten. */
public final class MemoryRequests implements Requests {
  private final Map<RequestKey, Request> requests = new HashMap<>();

  @Override
  public synchronized Write<Request> save(Request request) {
    Optional<Request> before = Optional.ofNullable(requests.get(request.key()));
    if (before.map(Request::version).orElse(0L) != request.version() - 1) {
      return new Write.Lost<>(before);
    }
    requests.put(request.key(), request);
    return new Write.Done<>();
  }
}
