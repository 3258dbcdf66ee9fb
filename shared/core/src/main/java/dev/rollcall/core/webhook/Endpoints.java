package dev.rollcall.core.webhook;

import java.util.Optional;

/** Knows where notices are posted to. */
@FunctionalInterface
public interface Endpoints {
  /** The endpoint of a name as it is now; empty if there is none any more. */
  Optional<Endpoint> find(EndpointKey key);
}
