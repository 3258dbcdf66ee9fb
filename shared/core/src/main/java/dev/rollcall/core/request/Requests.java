package dev.rollcall.core.request;

import dev.rollcall.core.store.Write;

/** Where requests that have a key are kept. */
@FunctionalInterface
public interface Requests {
  /**
   * Writes a request over the version before its own; version 1 only where there is none.
   *
   * @return done, or lost with what is there instead: never a stale read
   */
  Write<Request> save(Request request);
}
